"""Verbs and adverbs that open a measure in official prose (加强…, 积极推动…), and words that end its name (…机制)."""

_VERBS = """
加强 加大 加快 强化 推进 推动 推广 推行 推出 提升 提高 提供 提质 提振 完善 健全 建立 建设 建成 建好 构建 构筑
打造 搭建 组建 创建 创新 实施 落实 实行 实现 执行 贯彻 开展 开发 开设 开通 开放 培育 培养 培植 培训 壮大 做大
做强 做优 做好 做实 抓好 抓实 抓紧 抓牢 优化 深化 细化 量化 规范 统筹 整合 聚焦 聚力 聚集 集聚 汇聚 围绕 依托
突出 突破 支持 扶持 支撑 鼓励 引导 引进 引入 引育 吸引 促进 保障 确保 保护 保持 制定 制订 出台 编制 修订 修改
设立 设置 增设 增加 增强 扩大 扩展 拓展 拓宽 延伸 延长 畅通 打通 疏通 严格 严厉 严控 严把 规划 改革 改善 改进
改造 改良 激发 激励 释放 盘活 用好 用活 管好 守住 守牢 筑牢 夯实 织密 补齐 补强 补足 组织 协调 协同 联合 衔接
对接 配合 调动 调整 调研 发挥 发展 发动 发布 营造 宣传 弘扬 普及 倡导 探索 研究 谋划 布局 部署 明确 厘清 坚持
坚决 巩固 维护 监督 监管 监测 检查 督促 督导 考核 评估 评价 审核 审批 简化 精简 压缩 缩短 降低 减轻 减少 减免
降本 争取 申报 申请 兑现 给予 投入 设计 成立 形成 建强 配备 配齐 配套 充实 选派 选育 选拔 选树 招引 招聘 聘请
邀请 举办 承办 召开 摸清 排查 梳理 清理 整治 治理 防范 化解 解决 破解 破除 消除 杜绝 打击 查处 淘汰 取缔 疏解
修复 修建 新建 扩建 改建 重建 延续 借鉴 学习 运用 应用 利用 采用 采取 纳入 列入 结合 融合 链接 连接 串联 深耕
深挖 挖掘 培优 赋能 助力 护航 服务 关爱 关注 关心 丰富 繁荣 振兴 激活 唤醒 提前 尽快 尽早 落细 压实 压紧 层层
理顺 转变 转化 转型 升级 更新 试点 试行 示范 带动 牵头 攻克 攻关 重视 把握 把好 瞄准 紧扣 紧盯 立足 着眼 对标
锚定 树立 凝聚 汇集 收集 征集 储备 供给 供应 安排 分配 划定 划拨 核定 核查 加密 加装 加固 安装 铺设 架设 添置
购置 采购 补贴 奖励 资助 贷款 融资 减税 让利 打好 下大力 扎实 扩容 提速 提标 增效 增进 增补 注重 抓住 当好
讲好 办好 狠抓 放宽 缓解 争创 创优 引才 育才 留才 招商 扶强 扶优 育强 搞好 搞活 优选 遴选 评选 认定 登记 受理
开辟 开创 开拓 开启 推介 推荐 参与 参加 举行 发放 拨付 筹措 筹集 募集 撬动 放大 招才 搭台 联动 联通 共建 共享
严守 严抓 严查 严惩 从严 夯牢 固本 扩面 扩围 提档 提能 提效 放权 松绑 摆正 理清 管控 管住 护好 用足 吃透 找准
选准 聚才 活用 盘点 归集 互通 打破 克服 应对 扭转 遏制 禁止 限制 补充 补短 拉长 拉动 做精 做深 做细 做活 延链
补链 强链 建链 稳定 稳住 稳步 办理 答复 回应 妥善
"""
MEASURE_VERBS = frozenset(_VERBS.split())
# Verbs of everyday works; they open a promise, but seldom the name of a measure.
_WORKS = """
加宽 加高 指导 取消 恢复 搬迁 迁建 拆除 更换 启动 启用 公布 公开 通报 抽检 轮训 巡查 增开 增派 加派 施划 划设 配置 配建
移交 招募 会商 约谈 曝光 追究 问责 扣减 奖补 上调 下调 提请 督办 跟踪 回访 复查 验收 开工 竣工 通车 交付 迁移 清运 清淤
疏浚 硬化 绿化 亮化 翻修 维修 抢修 检修 补种 补植 收回 收购 回购 调剂 抽查 通告 转交 转办 函告 报送 上报
"""
WORKS_VERBS = MEASURE_VERBS | frozenset(_WORKS.split())
_ADVERBS = """
积极 大力 着力 全力 全面 不断 持续 继续 进一步 切实 认真 深入 扎实 稳步 有序 有效 充分 严格 主动 精准 高标准
高质量 高效 高位 逐步 分步 分类 分级 统一 科学 合理 适时 适度 适当 及时 尽快 尽早 抓紧 重点 优先 率先 广泛
多渠道 多方 多措并举 多维度 全方位 加力 强力 倾力 聚力 坚定 坚决 共同 协同 联合 依法 规范 常态化 因地制宜 创新
创造性 突出 加紧 加速 稳妥 审慎 分批 狠
"""
MEASURE_ADVERBS = frozenset(_ADVERBS.split())
# Nouns that end the name of a measure: …机制, …能力.
_NOUNS = """
机制 体系 制度 环境 能力 水平 力度 平台 基金 高地 格局 生态 氛围 质量 效率 效能 效益 品牌 队伍 体制 模式 渠道
通道 活力 动力 合力 政策 措施 责任 建设 管理 监管 保障 服务 合作 发展 转化 创新 升级 转型 改革 融合 对接 落地
落实 成效 实效 工作 行动 工程 基础 基地 阵地 短板 弱项 难题 问题 瓶颈 壁垒 网络 结构 布局 产业 企业 主体 人才
资金 投入 供给 需求 资源 要素 空间 载体 融资 宣传 引导 培训 培养 培育 攻关 应用 推广 示范 评价 考核 督导 整治
治理 安全 底线 防线 优势 特色 链条 集群 收入 权益
"""
MEASURE_NOUNS = frozenset(_NOUNS.split())

_LONGEST_ADVERB = max(len(word) for word in MEASURE_ADVERBS)
_VERB = 2  # characters of a verb


def opens_measure(folded: str, position: int, verbs: frozenset[str] = MEASURE_VERBS) -> bool:
    """Return whether a verb of doing, or adverbs with a verb, stand at `position`: 加强…, 积极推动…, 进一步加大…."""
    for _ in range(3):
        if folded[position : position + _VERB] in verbs:
            return True
        adverb = _adverb_length(folded, position)
        if not adverb:
            return False
        position += adverb
        if folded[position : position + 1] == "地":
            position += 1
    return False


def opens_adverbs(folded: str, position: int) -> bool:
    """Return whether an adverb of a measure stands at `position`: 积极…, 进一步…."""
    return _adverb_length(folded, position) > 0


def _adverb_length(folded: str, position: int) -> int:
    """Return the length of the longest adverb at `position`, 0 for none."""
    for length in range(_LONGEST_ADVERB, 0, -1):
        if folded[position : position + length] in MEASURE_ADVERBS:
            return length
    return 0
