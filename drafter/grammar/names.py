"""Names of organisations (by a suffix table) and of persons (beside a title or role).

Chinese does not mark names, so both are found from what stands beside them: an organisation ends in one of a few
words and begins after a function word, a mark or a verb; a person bears a surname and stands next to a title. What is
found is found for comparing with sources; a name that no table knows is missed rather than guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Last words of organisations; observed in replies of provincial, city and county bureaus.
_SUFFIXES = (
    "人民代表大会常务委员会 人大常委会 人民代表大会 人民政府办公厅 人民政府办公室 人民政府 政府 管理委员会 "
    "工作委员会 监督管理局 委员会 常委会 管委会 工委 党委 纪委 市委会 区委会 县委会 省委会 街道办事处 办事处 "
    "办公厅 办公室 管理局 研究院 科学院 设计院 研究所 监测站 管理处 管理站 服务中心 中心 大学 学院 学校 中学 小学 "
    "幼儿园 医院 卫生院 银行 公司 集团 合作社 协会 学会 研究会 联合会 商会 基金会 促进会 工商联 法院 检察院 海关 "
    "总队 支队 大队 厅 局"
)
# Suffixes that are common nouns by themselves: they need a place or a level in front.
_COMMON_NOUNS = (
    "服务中心 中心 学校 大学 学院 公司 集团 银行 医院 协会 学会 合作社 委员会 办公室 中学 小学 幼儿园 商会 基金会 "
    "研究院 研究所"
)
_MAY_LACK_PLACE = frozenset({"大学", "学院", "医院", "研究院"})  # 东北林业大学
_EVERYWHERE = frozenset({"政府", "人民政府", "党委", "工商联", "人大常委会", "常委会"})  # a bare 市政府 is every city's
# Function words and verbs that stand before a name and are no part of it.
_WORDS_BEFORE = (
    "由 和 及 或 的 了 将 把 被 向 从 请 是 为 让 使 给 至 到 并 各 我 本 贵 其 该 两 商 报 送 经 抄送 印送 以及 "
    "会同 联合 协同 配合 协调 督促 指导 组织 支持 推动 依托 委托 通过 成立 组建 建立 设立 报送 提请 建议 要求 会商 "
    "征求 经商 函商 函询 商请 根据 按照 结合 转交 交由 责成 牵头 邀请 走访 赴 与 同 对 在 于 等 跟 鼓励 引导 帮助 "
    "加强 强化 推进 开展 完成 参加 用好 建成 新建 年 月 日 吸引 涉及 来自 包括 以 联动 统筹 发挥"
)
# Words of names that hold one of the words above.
_KEPT_WORDS = (
    "经济 经信 经贸 经开 经管 经营 经发 经纬 对外 和平 同心 在线 同济 大同 以色列 为民 将乐 于都 报社 日报 报业 商务 "
    "商贸 商业 商会 工商 电商 招商 建设 资本 本溪 本科 各界 同盟 会同县 通过率 与会 贵州 贵阳 贵港 贵池 同仁 合同 "
    "共同 两江 参与 被服 同步 从化 从江 和谐 和田 和县 和林 信和 人和 共和 中和 泰和 永和 祥和 政和 仁和 太和 三和 "
    "公共 中共 报废 传送 投送 快报 情报 广播 同行 协同创新 年鉴 青年 少年 老年 成年 年会 日用 日照 今日 每日 日本 "
    "节日 假日 委托 等级 特等 高等 中等 初等 平等 规划和自然资源 自然资源和规划 发展和改革 住房和城乡建设 "
    "工业和信息化 人力资源和社会保障 卫生和计划生育 文化和旅游 规划与 环境与 科学与 经济和信息化 发展与改革 "
    "商务和经济 文化与 统计与 教育和体育 体育和旅游 市场和质量 行政审批和 政务服务和 大数据和"
)
_LONGEST_NAME = 26
_LONGEST_TAIL = 8  # of a name that runs over two suffixes: 人民政府|办公室
_PLACE = 3  # characters of the shortest place: 云州市
_NOT_BUREAUS = frozenset("格布结大全僵定时开平破的")  # 格局, 布局, 结局 …

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔"
    "伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆蓝路游辛靳管柴蒙鲍"
    "华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬"
    "师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝匡鞠楼初储勾晁冀"
)
_COMPOUND_SURNAMES = "欧阳|司马|上官|诸葛|司徒|皇甫|令狐|慕容|尉迟|公孙|东方|夏侯"
_TITLES_AFTER = (
    "委员|代表|先生|女士|同志|副?教授|院士|博士|研究员|工程师|副?主任|副?局长|副?处长|副?科长|副?部长|副?厅长|副?市长|"
    "副?县长|副?区长|副?省长|州长|副?书记|副?主席|副?院长|副?校长|副?所长|总经理|董事长|理事长|会长|秘书长|镇长|乡长"
)
_TITLES_BEFORE = (
    "联系人|经办人|承办人|签发人|领衔代表|领衔人|提案人|提案者|建议人|负责人|联络员|主持人|政协委员|人大代表|书记|市长|"
    "县长|区长|局长|主任|主席|院长"
)
# Words that begin like a surname and stand before a title.
_NOT_NAMES = (
    "党组 党委 党支部 党员 党内 党外 高校 高级 高层 高管 高企 项目 部门 单位 方面 时任 主任 任职 任何 金融 安全 章程 "
    "应急 管理 管委 关工 文化 文艺 文明 农民 农业 农村 农委 全国 全市 全省 全体 全区 全县 向各 向全 严格 万名 成员 "
    "商会 商务 路长 马上 华侨 华人 江苏 江西 宁夏 安徽 石油 石化 水利 温州 房管 房产 易地 和平 和各 师生 师范 明确 "
    "应当 简报 车间 查询 边防 初中 初级 储备 时间 时代 常委 连续 连任 连同 游客 解放 成都 成立 成果 施工 于是 何为 "
    "任期 任命 党代 党校 农工 关于 经纪 全权 全职 路段 景区 查处 席位 卫健 卫生 司法 包村 包联 包保 包片 段长 边远 "
    "温暖 牛羊 金牌 白领 龙头 江河 河长 桂花 古镇 兰花 雷达 夏季 谢谢 单独 明星 成功 向上 和县 和市 和区 和省 和镇 "
    "和乡 和村 康养 沙龙 苗族 蒙古 阳光 甘肃 贺信 全科 宗教 左右 安排 安置 方案 应邀 明年 商业 高新 高中 高职 高等 "
    "游戏 麦田 查看 符合 时常 冷链 纪委 纪检 纪律 庄重 许多 曾任 曾经 史志 严肃 武装 武警 季度 荣誉 初步 易于 简称 "
    "盛大 沈阳 郑州 景观 童装 房屋 辛苦 尚未 余名 余位"
)

_ANY_SUFFIX = re.compile("|".join(sorted(_SUFFIXES.split(), key=len, reverse=True)))
_NOUN_SUFFIX = frozenset(_COMMON_NOUNS.split())
_BEFORE_NAME = re.compile("|".join(sorted(_WORDS_BEFORE.split(), key=len, reverse=True)))
_KEPT = re.compile("|".join(sorted(_KEPT_WORDS.split(), key=len, reverse=True)))
_LEVEL = re.compile(r"(?<!地)[区省市县州盟旗镇乡]|国家|全国|中国|中共|中央")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SURNAME = rf"(?:{_COMPOUND_SURNAMES}|[{_SURNAMES}])"
_NAME_THEN_TITLE = re.compile(rf"(?P<name>{_SURNAME}(?:某某?|[\u4e00-\u9fff]{{1,2}}))(?={_TITLES_AFTER})")
_TITLE_THEN_NAME = re.compile(
    rf"(?:{_TITLES_BEFORE})(?:（[^（）\n]{{0,12}}）)?[：\s]{{0,6}}"
    rf"(?P<name>{_SURNAME} {{0,4}}[\u4e00-\u9fff](?: {{0,4}}[\u4e00-\u9fff])?)(?![\u4e00-\u9fff])"
)
_COMMON_WORDS = frozenset(_NOT_NAMES.split())
_JOINS = frozenset("由与和及请向对据经同邀的是为了")
_TITLE_END = re.compile(rf"(?:{_TITLES_AFTER})$")


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name at start:end."""

    start: int
    end: int


def find_organisations(folded: str) -> Iterator[NameFound]:
    """Yield the organisations of a folded text, left to right, none inside another."""
    for run in _HAN.finditer(folded):
        cursor = run.start()
        ends = [match.end() for match in _ANY_SUFFIX.finditer(folded, run.start(), run.end())]
        for end, next_end in zip(ends, [*ends[1:], run.end() + 1], strict=False):
            if next_end <= run.end() and _continues(folded[end:next_end]):
                continue
            start = _left_edge(folded, max(cursor, end - _LONGEST_NAME), end)
            if _is_organisation(folded[start:end]):
                yield NameFound(start, end)
                cursor = end


def _continues(tail: str) -> bool:
    """Return whether a name runs on over `tail` to its next suffix: 教育局|教研中心, but not 财政局|和教育局."""
    return 1 < len(tail) <= _LONGEST_TAIL and not _BEFORE_NAME.search(_KEPT.sub("", tail)) and not _LEVEL.search(tail)


def _left_edge(folded: str, floor: int, end: int) -> int:
    """Return where the name that ends at `end` begins: after the last word that stands before names."""
    piece = folded[floor:end]
    kept = [match.span() for match in _KEPT.finditer(piece)]
    edge = 0
    for match in _BEFORE_NAME.finditer(piece):
        inside = any(low < match.end() and match.start() < high for low, high in kept)
        if match.end() < len(piece) - 1 and not inside:
            edge = match.end()
    return floor + edge


def _is_organisation(name: str) -> bool:
    """Return whether the words before the suffix are enough to be somebody's name."""
    suffix = next(match.group() for match in _ANY_SUFFIX.finditer(name) if match.end() == len(name))
    head = name[: -len(suffix)]
    if suffix in _EVERYWHERE:
        return len(head) >= _PLACE and _LEVEL.search(head) is not None
    if suffix in _NOUN_SUFFIX:
        has_place = len(head) > 1 and _LEVEL.search(head) is not None
        return has_place or (suffix in _MAY_LACK_PLACE and 1 < len(head) <= _PLACE + 1)
    if suffix == "局":
        is_long_enough = _LEVEL.match(head) is not None or len(head) >= _PLACE
        return len(head) > 1 and head[-1] not in _NOT_BUREAUS and is_long_enough
    return len(head) > 1


def find_persons(folded: str) -> Iterator[NameFound]:
    """Yield the persons of a folded text who stand beside a title or role: 李某委员, 联系人：张某."""
    matches = [match for match in _NAME_THEN_TITLE.finditer(folded) if _may_begin(folded, match.start())]
    matches += _TITLE_THEN_NAME.finditer(folded)
    last = -1
    for start, end in sorted({match.span("name") for match in matches}):
        name = folded[start:end].replace(" ", "")
        if start >= last and name[:2] not in _COMMON_WORDS and name not in _COMMON_WORDS:
            yield NameFound(start, end)
            last = end


def _may_begin(folded: str, start: int) -> bool:
    """Return whether a name may begin here: at a mark, after a joining word, or after another title."""
    before = folded[max(0, start - _PLACE) : start]
    return not before or before[-1] in _JOINS or _HAN.match(before[-1]) is None or bool(_TITLE_END.search(before))
