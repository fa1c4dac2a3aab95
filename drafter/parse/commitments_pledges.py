"""What in a clause takes something on without 将: 决定实施…, 我局可商请…, 通车后1个月内完成…, 要进一步….

Observed in published replies of counties and cities; the reason or the fact may stand before (由于…，因此…).
"""

import re

from drafter.grammar.verbs import WORKS_VERBS, opens_measure

# Each cue, and whether a verb of doing must follow it.
_VERB_FOLLOWS = (
    re.compile(r"(?<![的由作项该此等])决定(?![性因权书了着])"),
    re.compile(r"(?<![知务开信的性项])承诺(?![书制函件时期了的])"),
    re.compile(r"计划(?<![^，。；：我们局委市县区年门院会处还并也后]计划)(?!总?投资)"),
    re.compile(r"我(?:们|[局委办厅院县市区省镇部]|单位|中心|街道)(?:也|还|均|都)?(?:要|愿意?|可以?(?!根据))"),
    re.compile(r"我(?:们|[局委办厅院县市区省镇部]|单位|中心|街道)(?:也|还|均|都|一定|必定)?会(?![同商议办上])"),
    re.compile(
        r"(?:资金|经费|项目|工程|手续|规划|方案|征[地收拆]|审批|政策|指标|用地|债券|移交|验收|条件|拆迁|施工|改造)[^，。；了]{0,4}"
        r"(?:下达|到位|批复|获批|完成|建成|完工|竣工|办结|落实|出台|明确|具备|成熟|结束|通过)后，?(?:我[局委办厅院县市区])?(?:再|即|立即|马上|随即)?"
    ),
    re.compile(r"(?:^|，)(?:20[0-9]{2}年|今年|明年|近期|下半年|年内)，?(?:我[们局委厅市县区])?(?:规划|谋划|[还也]要)"),
    re.compile(r"^(?:我[们局委厅市县区])(?=尽快|尽早|适时|抓紧)"),
)
_ALSO_FOLLOWS = re.compile(
    r"[将把对在从为向与于由按]|商请|协调|会同|负责|实施|新建|扩建|改建|拆除|配备|采购|购置|申请|申报|提请|以(?:此|本次|这次|提案|建议|贵)|继续|进一步|尽|帮助|协助|提供|启动|开工|动工|进场|招标|组织"
)
_TAKES_ON = re.compile(
    r"争取(?=借助|通过|把|将|实施|完成|建成|尽[快早]|解决|开工|启动|立项)"
    r"|后(?:的)?[0-9一二两三四五六半]{1,3}个?(?:月|年|周|天|日|工作日)(?:之?内|以内)，?(?=[^。；]{0,24}(?:完成|建成|拆除|整改|启动|开工|到位|答复|解决|恢复))"
    r"|我(?:们|[局委办厅院县市区省镇部])(?:也|还|均|都)?(?:一定)?确保(?!了)"
    r"|(?:^|，)届时|近[日期]即可|有望(?=[在于年今明]|20)"
    r"|(?:视|根据|结合)[^，。；]{0,8}(?:财力|资金)[^，。；]{0,8}，?(?:逐步|分批|分步|逐年|适时|统筹|优先|予以|给予)"
    r"|(?:春节|汛期|雨季|开学|入冬|供暖季?|国庆节?|元旦|入汛|上冻)(?:来临)?之?前(?=[^，。；]{0,10}，?[^，。；]{0,16}(?:完成|建成|拆除|整改|投用|开通|竣工))"
)
_ANY = re.compile(
    r"决定|承诺|计划|我[^，]{1,4}会|我[^，]{1,3}(?:要|愿|可|确保|也|还|均|都|尽|适|抓)|规划|谋划|争取|后|届时|即可|要|有望|[视据合]|前"
)
_DATED = re.compile(r"(?:20|19)[0-9]{2}年|[0-9一二三四五六七八九十]月|近年|[去前上]年|当年|此前")
DONE = r"已(?!知)|了(?<!为了)(?!解|然|如|结)|曾|截[至止]|累计|先后"  # what was done, whatever else is said
_FACT = re.compile(DONE + r"|完成[^，。；]{0,8}[目任计][标务划]的?[0-9]|完成率")
_STEPS = re.compile(r"第[一二三四五]步(?!是|为|：)")
_GOES_ON = re.compile(r"(?:与此)?同时，|[此另]外，|另一方面，?|最后，")
_DID = re.compile(r"^[0-9]|近年|以来|目前|已|了|曾|正在|共有|截[至止]")
_NEAR = 6  # characters in which an account says when or that something was done


def takes_on(clause: str) -> bool:
    """Return whether a clause takes something on without 将; a fact behind the cue makes it an account."""
    if not _ANY.search(clause):
        return False
    for cue in _VERB_FOLLOWS:
        for found in cue.finditer(clause):
            if _is_resolve(clause, found):
                return True
    return any(not _FACT.search(clause, _part_start(clause, found.start())) for found in _TAKES_ON.finditer(clause))


def goes_on(clause: str, *, is_same_sentence: bool = False) -> bool:
    """Return whether a clause behind a promise goes on with it: 第二步对…安装空调; 同时，对…加设错车台.

    Behind a ； of the same sentence a verb of doing is enough: 我局将…；会同…推进…；对…取消资格.
    """
    if _FACT.search(clause) is not None:
        return False
    if _STEPS.match(clause):
        return True
    found = _GOES_ON.match(clause)
    start = found.end() if found is not None else 0
    if found is None and not is_same_sentence:
        return False
    return _DID.search(clause[start : start + _NEAR]) is None and _opens_doing(clause, start)


def _is_resolve(clause: str, cue: re.Match[str]) -> bool:
    """Return whether a verb of doing follows a cue, and neither a date before it nor a fact behind tells an account."""
    if not _opens_doing(clause, cue.end()):
        return False
    start = _part_start(clause, cue.start())
    return not _FACT.search(clause, cue.end()) and (
        not cue.group().startswith("决定") or not _DATED.search(clause, 0, max(start, cue.start()))
    )


def _opens_doing(clause: str, position: int) -> bool:
    """Return whether a verb of doing, or a preposition that brings its object, stands at `position`."""
    return opens_measure(clause, position, WORKS_VERBS) or _ALSO_FOLLOWS.match(clause, position) is not None


def _part_start(clause: str, position: int) -> int:
    """Return where the part of the clause between commas that holds `position` starts."""
    return clause.rfind("，", 0, position) + 1
