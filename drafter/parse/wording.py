"""Words and forms that several questions about a letter recognise, for squeezed text (folded, no white space)."""

# Last words of bodies that sign, are addressed, or take part; observed from ministries down to townships.
BODY_END = (
    "(?:[局厅部委办院署社会处科股室团行校馆镇乡队组党联站所台园区界盟协府司]"
    "|中心|中央|大学|中学|小学|街道|支部|集团|人大|自治县)"
)
PLACE = r"[\u4e00-\u9fff]{1,14}?(?:自治[区州县旗]|[省市县区州盟旗镇乡])"

_NUMERAL = "[〇○◯零OoОо0一二三四五六七八九]"
# 成文日期: 2024年6月5日, 2024.6.5, 2024-06-05, 二〇二四年六月五日 (GB/T 9704-2012 7.3.5.4, and the older form).
DATE = (
    r"(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}[日号]?"
    r"|(?:19|20)\d{2}(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{1,2}"
    rf"|[一二]{_NUMERAL}{{3}}年[〇○零一二三四五六七八九十元]{{1,2}}月[〇○零一二三四五六七八九十廿卅]{{1,3}}日?)"
)
# 发文字号 after its words: 〔2024〕5号, with the brackets bureaus really print, also with the number left open.
DOC_NUMBER_TAIL = (
    r"(?:[〔\[（【《{]?(?:19|20)\d{2}年?[〕\]）】》}]第?[A-Za-z\u4e00-\u9fff]{0,8}\d{0,5}(?:-\d{1,4})?号"
    r"|[〔\[（【]\d{5,9}号)"
)
# A whole 发文字号 that lost a bracket or 号, or has none: 云民提〔202405, 云民提〔2024〕05, 云民提字2024第5号
DAMAGED_NUMBER = (
    r"(?:[\u4e00-\u9fff]{2,18}[〔\[【](?:19|20)\d{2}[〕\]】]?\d{1,4}(?![\d年〕\]】号])"
    r"|[\u4e00-\u9fff]{1,16}[字函发复办提](?:19|20)\d{2}年?第?\d{1,4}号(?=（?[A-F甲乙丙丁]?类?）?\Z|签发))"
)
# The word that names the answered paper.
PAPER = "(?:建议|提案|议案|意见)"
# The label of a form's field: 填表日期：, 承办人及联系电话：, 审查意见：; no part of what the letter says.
FORM_LABEL = (
    "(?:填[表报写]|提交|收到|提案|建议|集体|承办|主办|协办|会办|分管|经办|办理|审[核批查签定]|签[发批收]|联[系络]|通[讯信]|领衔|附议|联名|第一"
    "|希望|委员|代表)?(?:办理)?(?:的)?(?:提案|承办|主办)?(?:单位)?(?:主要|具体)?(?:领导|负责|承办|联系|经办)?"
    "(?:人|者|单位|部门|科室|机构|日期|时间|电话|方式|地址|邮编|手机|编号|类别|类型|签名|签字|签章|盖章|姓名|界别|职务|代表团|主题词|结果)"
    "(?:(?:及其?|和|、|/)(?:联系)?(?:电话|方式|手机|单位))?"
    "|审查意见|立案意见|反馈意见|[委代][员表]反馈意见|相关情况|主题词|以下由[^，。：]{2,12}填写"
)
