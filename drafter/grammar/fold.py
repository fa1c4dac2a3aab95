"""A folded copy of a text for comparing: same length, so that every offset holds in the original too.

Width, quotation style and traditional characters differ from letter to letter; the rules are written once, for the
folded form: digits and Latin letters half-width, Chinese punctuation full-width, simplified characters, plain spaces.
"""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０-９
_WIDE |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ-Ｚ
_WIDE |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ-ｚ
_MARKS = str.maketrans(
    ",;:()!?．％＋－／［］｛｝～「」『』＂〝〞﹙﹚﹝﹞〈〉　\xa0\u2002\u2003\u2009\t",
    "，；：（）！？.%+-/[]{}~“”‘’\"“”（）〔〕《》      ",
)
_TRADITIONAL = str.maketrans(
    "覆關於會議號屆優態審員業產務財質體點為與現將確進續實給計劃項億萬兩個這種從來開閉時間後處長縣鄉鎮區廳協辦領導聯"
    "絡電話發報單總結經濟專標準則總數據統計類資訊環設備興農學術機構運轉動態應當該過還達線讓買賣條約圍團國際場價錢貿"
    "險規範劃圖書館檢驗證責職權勞風雲廣東門問題難滿謝寫樣極積補貼獎勵樹橋車輛鐵營養護衛療藥歷歲齡齊聽說讀記認識"
    "諮詢評課調謀論設許訴請謹貴費賠購贈趕跡軟載較轄農遠適選遞郵鄰釋鑒鍵鏈鎖鐘閱陳陽陰隊階際隨隱雙雜離雖頂順預領頒頻顆額顯"
    "飲馬駐驗髮鳥龍龜黨參眾師幫歸紀級納純紙終組細織繼編緩線練縮績繳罰羅義習聖聲腦節範莊萊華葉蘇蘭號蟲補裝複見觀覺視親",
    "复关于会议号届优态审员业产务财质体点为与现将确进续实给计划项亿万两个这种从来开闭时间后处长县乡镇区厅协办领导联"
    "络电话发报单总结经济专标准则总数据统计类资讯环设备兴农学术机构运转动态应当该过还达线让买卖条约围团国际场价钱贸"
    "险规范划图书馆检验证责职权劳风云广东门问题难满谢写样极积补贴奖励树桥车辆铁营养护卫疗药历岁龄齐听说读记认识"
    "咨询评课调谋论设许诉请谨贵费赔购赠赶迹软载较辖农远适选递邮邻释鉴键链锁钟阅陈阳阴队阶际随隐双杂离虽顶顺预领颁频颗额显"
    "饮马驻验发鸟龙龟党参众师帮归纪级纳纯纸终组细织继编缓线练缩绩缴罚罗义习圣声脑节范庄莱华叶苏兰号虫补装复见观觉视亲",
)
_TABLE = {**_TRADITIONAL, **_WIDE, **_MARKS}


def fold(text: str) -> str:
    """Return the folded form of `text`; `len(fold(text)) == len(text)`."""
    return text.translate(_TABLE)
