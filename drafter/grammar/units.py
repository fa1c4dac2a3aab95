"""The units of Chinese official prose: which words are units, what they are worth, and what they are not.

A unit as printed may open with a multiplier (万, 亿) and close with denominators (元/人·年). Its base form drops the
multiplier and uses one word a family, so that 12,000万元 and 1.2亿元, or ㎡ and 平方米, compare equal.
"""

from decimal import Decimal
from functools import lru_cache
from string import ascii_letters, digits

from drafter.documents import Quantity

# base unit → the units of its family and their worth in it. GB 3100–3102 names and signs; 亩 has no exact metric worth.
_FAMILIES: dict[str, dict[str, str]] = {
    "元": {"元": "1", "块钱": "1", "元人民币": "1"},
    "美元": {"美元": "1"},
    "欧元": {"欧元": "1"},
    "港元": {"港元": "1", "港币": "1"},
    "日元": {"日元": "1"},
    "平方米": {
        "平方米": "1", "㎡": "1", "m²": "1", "m2": "1", "平米": "1", "平方": "1",
        "平方公里": "1000000", "平方千米": "1000000", "km²": "1000000", "km2": "1000000",
        "公顷": "10000", "hm²": "10000", "hm2": "10000", "平方厘米": "0.0001",
    },
    "亩": {"亩": "1"},
    "米": {
        "米": "1", "m": "1", "延米": "1", "公里": "1000", "千米": "1000", "km": "1000", "KM": "1000",
        "厘米": "0.01", "cm": "0.01", "毫米": "0.001", "mm": "0.001", "微米": "0.000001", "μm": "0.000001",
        "纳米": "0.000000001", "nm": "0.000000001",
    },
    "海里": {"海里": "1"},
    "吨": {
        "吨": "1", "t": "1", "公斤": "0.001", "千克": "0.001", "kg": "0.001", "斤": "0.0005", "克": "0.000001",
        "g": "0.000001", "毫克": "0.000000001", "mg": "0.000000001", "微克": "0.000000000001",
        "μg": "0.000000000001", "ug": "0.000000000001",
    },
    "吨标准煤": {"吨标准煤": "1", "吨标煤": "1"},
    "吨二氧化碳": {"吨二氧化碳": "1", "吨二氧化碳当量": "1"},
    "立方米": {
        "立方米": "1", "m³": "1", "m3": "1", "立方": "1", "方": "1", "升": "0.001", "L": "0.001",
        "毫升": "0.000001", "mL": "0.000001", "ml": "0.000001",
    },
    "千瓦时": {
        "千瓦时": "1", "kWh": "1", "KWh": "1", "kwh": "1", "度电": "1", "兆瓦时": "1000", "MWh": "1000",
        "吉瓦时": "1000000",
        "GWh": "1000000",
    },
    "千瓦": {
        "千瓦": "1", "kW": "1", "KW": "1", "kw": "1", "兆瓦": "1000", "MW": "1000", "吉瓦": "1000000", "GW": "1000000",
        "瓦": "0.001",
    },
    "千伏": {"千伏": "1", "kV": "1", "KV": "1", "kv": "1", "伏": "0.001"},
    "千伏安": {"千伏安": "1", "kVA": "1", "KVA": "1", "兆伏安": "1000", "MVA": "1000"},
    "天": {"天": "1", "日": "1"},
    "小时": {"小时": "1", "个小时": "1", "h": "1"},
    "分钟": {"分钟": "1", "min": "1"},
    "年": {"年": "1"},
    "个月": {"个月": "1"},
    "工作日": {"工作日": "1", "个工作日": "1"},
    "%": {"%": "1", "成": "10"},
    "百分点": {"百分点": "1", "个百分点": "1"},
    "℃": {"℃": "1", "°C": "1", "摄氏度": "1"},
    "分贝": {"分贝": "1", "dB": "1", "dB(A)": "1"},
    "Mbps": {"Mbps": "1", "M": "1", "兆": "1", "Gbps": "1000"},
    "标准箱": {"标准箱": "1", "TEU": "1"},
}  # fmt: skip

# People, households, firms, things counted; a compound (人次) is found before its part (人).
_PLAIN = """
个 方面 家 届 通 亩次 项 件 条 户 人 名 位 人次 户次 例 名次 岁 周岁 车次 班次 架次 艘次 台次 件次 例次 剂次 头次
批次 场次 辆次 项次 趟次 人天 人日 次 场 种 类 座 所 处 台 套 台套 台(套) 台（套） 辆 艘 架 列 趟 期 轮 批 部 本 册
幅 篇 张 份 封 块 片 栋 幢 间 层 门 支 只 头 匹 羽 尾 株 棵 盆 口 眼 孔 盏 杆 基 根 把 床 席 站 段 节 组 团 队 对 面
颗 粒 桶 袋 箱 瓶 盒 包 起 宗 笔 单 票 款 样 字 枚 顶 道 桩 泊位 车位 个泊位 个车位 蒸吨 吨公里 车公里 人公里 剂
标段 机柜 大 县 区 市 省 乡 镇 村 街道 社区 国 倍 番 折 分 学时 课时 学分 周 星期 秒 毫秒 ‰ GB TB PB MB KB P PFLOPS
EFLOPS 班 集 地 户(次) 户（次） 人(次) 人（次） 赫兹 Hz MHz kHz GHz 帕 兆帕 MPa kPa NTU 度 尺 英寸 环节 步
"""

MULTIPLIERS: dict[str, Decimal] = {
    "万亿": Decimal(10) ** 12, "千亿": Decimal(10) ** 11, "百亿": Decimal(10) ** 10, "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8, "千万": Decimal(10) ** 7, "百万": Decimal(10) ** 6, "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4, "千": Decimal(1000), "百": Decimal(100),
}  # fmt: skip

# What may stand under the bar of 元/平方米, 吨/日, μg/m³, 元/人·年.
_DENOMINATORS = """
平方公里 平方米 立方米 公里 千瓦时 千瓦 瓦时 小时 分钟 人 户 亩 年 月 日 天 周 秒 次 吨 升 公斤 千克 度 家 件 个 项
台 套 辆 床 位 名 株 头 只 场 节 课时 学时 m³ m3 ㎡ m² m2 km² km L kg h s d 公顷 斤 生 学期 季度 班 车
"""

# Words that only begin like a unit: 2家庭 is no 家, 5支持 no 支. Unit : what may not follow it.
_NOT_BEFORE = """
人:民|大代表|大常|均|工智|口普|事|机 家:庭|具|居|属 户:籍|外|型|主 个:体|性|税|别 件:套
条:例|款|件 台:账|阶|风|湾|胞|商 次:数|品|年|日|生|性 名:单|录|义|称|优|副|人|校|企 位:于|置|次|列|居|移
处:于|理|置|罚|级|长|方|室|分 所:有|需|在|属|得|谓 期:间|末|满|货|刊|望|限|权|待 天:然|津|气|线|际|河|山|台
年:代|级|龄|均|轻|货|会|味 周:岁|年|边|期|转|密|知 部:门|分|署|委|级|队|制|位|件|落|长 支:持|出|付|撑|部|援|行|线|柱
场:地|所|馆|景|镇|均|面|站 门:店|诊|槛|户|前|口|卫|票 头:部|衔 口:径|岸|碑|罩|号|腔 层:级|面|出|次
组:织|建|成|团|合|长|装 通:过|行|知|报|车|信|道|用|俗|办|水|气|电|达|畅|航|勤|关|常 套:餐|路|房率 份:额|子|量
对:接|口|于|标|外|照|应|象|此|比|全|该|方|企|新|我|上|生 本:科|级|地|市|省|区|县|次|着|身|金|报|局|年|土
起:草|步|来|到|着|点|始|诉|重|飞 单:位|元|独|项|向|个|一|价|车|身 票:据|价|房|务 款:项|式 段:落
节:能|约|假|日|点|水|奏|庆 队:伍|员|列 团:队|体|结|员|购 片:区|段|面|剂 块:状 站:点|位|在|立|台|长|所
大:学|桥|厦|型|规模|数据|力|会|队|幅|约|多|家|湾|气|量|连|道|同|于|专 县:域|级|委|城|政府|长
区:域|级|委|位|块|间|政府|划|长|别 市:场|级|民|委|政府|域|直|属|政|长|值 省:级|委|内|外|份|会|政府|长 乡:村|镇|贤
镇:街|村|域|区 村:民|级|庄|委|落|镇|两委 国:家|内|际|有|企|道|标|债|民|庆|土|资|控|产
分:担|别|钟|之|析|类|布|期|为|局|公|级|批|管|支|享|散|摊|项|工|母|配|行|区|段|流|层|红|院|步
面:积|向|对|临|板|貌|料|上|试|议|商|值 道:路|口|德 把:握|关|控|好|手 床:位|上 席:位 字:号|段|体|母|样|节
元:旦|宵|素|件|年|代|宇宙|器|首 度:过|假|量 根:据|本|源|治|基|植 基:础|地|金|层|本|准|因|建|站 孔:子|雀|径 杆:件
只:要|能|是|需|为|见|设|收 桩:基 枪:支 批:准|复|发|示|评|量|办|判|改 类:型|别|似|推|同 种:植|子|类|业|苗|质|养
座:谈|位|椅|机 株:洲 步:骤|入|伐|行|道 样:本|式|板|品|子 包:括|含|装|容|干|片|保|联|抓|头|机|裹|村|案|户 剂:量
折:合|扣|旧|算|叠|射 倍:数|增|感|受 升:级|至|到|值|学|温|华|高|规|降|格|旗
方:面|式|案|向|便|法|可|能|针|位|米|圆|言|舱|程|阵 瓦:斯|房|解 克:服|难|隆|拉 吨:位 米:面|饭|粉|厘 M:W|B
P:PP|M|CR|S|H 日:均|常|前|益|后|报|程|夜|照|间|产|元|用|本 兆:瓦|帕|伏 伏:击 帕:金 岁:末|月|修|尾 番:禺|茄|薯 斤:斤
成:立|为|员|果|本|效|都|长|熟|功|就|分|型|绩|交|片|套|人|品|年|份|了|渝|形|县|兵 列:入|为|出|举|支|车员|席
架:构|设|桥|空|子 羽:毛|绒 尾:矿|气|水|部|号|款|盘 匹:配 盘:活 顶:层|端|尖 间:接|隔|距|断 张:家|贴|挂|某|力
幅:度|员|射 封:闭|存|控|顶|面|锁|山 笔:记|试|者 街道:办 社区:居 宗:旨|地|教|祠|族 桶:装 袋:装 瓶:颈|装 盒:饭
箱:变|体 粒:度|径 颗:粒 例:如|行|会|外|证 眼:科|镜|界|光 盆:地|景 轮:换|流|廓|岗|训|椅 册:子 篇:章 栋:梁
班:倒|制|轮|运|人|级|子|组|长|主|次|车|列|会|干 集:中|合|体|团|成|群|散|约|聚|镇|市|资|训|装|贸|思|结|锦|采|权
地:区|方|点|块|下|面|铁|域|址|上|产|形|段|处|质|理|球|位|带|税|市|级|源|热|租|力|委|州|基|契|籍|名|勤|表|毯|板|灾|震|图|标|道
"""


def _index(words: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the words by first character, the longest first."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(set(group), key=len, reverse=True)) for first, group in by_first.items()}


_ONE = Decimal(1)
_WORTH = {
    unit: (base, _ONE if worth == "1" else Decimal(worth))
    for base, family in _FAMILIES.items()
    for unit, worth in family.items()
}
_UNITS = _index([*_WORTH, *_PLAIN.split()])
UNIT_OPENINGS = frozenset(_UNITS)  # the characters that a unit may begin with
_MULTIPLIER_WORDS = _index(list(MULTIPLIERS))
_UNDER = _index(_DENOMINATORS.split())
_LATIN = frozenset(unit for group in _UNITS.values() for unit in group if unit[-1].isascii() and unit[-1].isalpha())
_LATIN_SIGNS = frozenset(ascii_letters + digits)
_BARS = frozenset("/·")
_BARRED = {unit: tuple(words.split("|")) for unit, _, words in (row.partition(":") for row in _NOT_BEFORE.split())}


def _longest(index: dict[str, tuple[str, ...]], folded: str, position: int) -> str:
    """Return the longest word of the index that stands at the position, or ""."""
    for word in index.get(folded[position : position + 1], ()):
        if folded.startswith(word, position):
            return word
    return ""


def read_multiplier(folded: str, position: int) -> str:
    """Return 万, 亿, 千万 … standing at the position, or ""."""
    return _longest(_MULTIPLIER_WORDS, folded, position)


def read_unit(folded: str, position: int) -> str:
    """Return the unit without multiplier that stands at the position, with its denominators, or ""."""
    for unit in _UNITS.get(folded[position : position + 1], ()):
        if not folded.startswith(unit, position):
            continue
        after = position + len(unit)
        behind = folded[after : after + 1]
        if (unit in _LATIN and behind in _LATIN_SIGNS) or (unit in _BARRED and folded.startswith(_BARRED[unit], after)):
            continue
        return folded[position : _end_of_denominators(folded, after)] if behind in _BARS else unit
    return ""


def _end_of_denominators(folded: str, position: int) -> int:
    """Return where /人·年 ends that opens at the position; the position itself if nothing opens."""
    while folded[position : position + 1] in _BARS:
        word = _longest(_UNDER, folded, position + 1)
        if not word:
            return position
        position += 1 + len(word)
    return position


def base_quantity(value: Decimal, multiplier: str, unit: str) -> Quantity:
    """Return the quantity in the base unit of its family: 1.2 亿 元 → 120000000 元."""
    base, worth = _base_unit(multiplier, unit)
    return Quantity(float(value if worth is _ONE else value * worth), base)


@lru_cache(maxsize=512)  # a letter has a few dozen
def _base_unit(multiplier: str, unit: str) -> tuple[str, Decimal]:
    """Return the base unit of a unit, and what one of the unit with its multiplier is worth in it."""
    head, bar, under = unit.partition("/")
    base, worth = _WORTH.get(head, (head, _ONE))
    return base + bar + under, MULTIPLIERS[multiplier] * worth if multiplier else worth
