"""Which place a paper or a sentence speaks of, and whether that is ours."""

import functools
import re
from dataclasses import dataclass

from drafter.assets import load_list
from drafter.grammar.fold import fold

ABROAD = "外地"  # elsewhere, unnamed
_LEVELS = {"省": 3, "自治区": 3, "市": 2, "州": 2, "盟": 2, "县": 1, "区": 1, "旗": 1}
# A name of two or three characters and its level; words that end so and are no place are kept out.
_STEP = re.compile(r"([\u4e00-\u9fff]{2,3}?)(自治区|自治州|自治县|省|市(?!场|值|容|面|价|民(?!政))|[县区州盟旗])")
_NO_NAME = re.compile(  # 全市, 超市, 开发区, 试点县, 大幅节省 …: what ends like a place and is none
    r"^[全本我各该外邻兄弟两三几每主老]|[全本我各该超门集股楼小社园新城片辖地景山校库灌牧居住节大强户]$|地级|县级|直辖|省辖|城市|"
    r"东部|西部|南部|北部|中部|开发|试验|示范|试点|百强|脱贫|保税|合作|商贸|功能|保护|生活|工业|发达|先进|有关|周边|相关|其他|部分|贫困|"
    r"行政|农贸|服务|停车|居民|核心|中心"
)
_VERB_FIRST = re.compile(
    r"关于|对于|会同|联合|协同|配合|实行|推[行进动]|加[强大快]|建[立设成]|完善|各|[对由与经报向在将把使让从为按]|通过|要求|支持|指导|督促|组织|协调|争取|"
    r"成立|召开|根据|围绕|针对|落实|制定|出台|印发|开展|打造|发展|改善|提[升高]|利用|依托|统筹|整合|强化|优化|深化|积极|大力|全力|努力|继续|进一|"
    r"着力|切实|认真|严格|及时|不断|逐步|有效|包括|涉及|来自|服务|惠及|覆盖|培育|引进|选派|投入|安排|下达|给予|鼓励|引导|并|已|共"
)
_EXAMPLE = re.compile(r"^(?:例如|比如|譬如|如|像|以|借鉴|学习|参照|据了解|据悉|近年来|目前|另据|其中)?[，：]?")
_OURS = re.compile(r"我[省市县区州局委厅办]|本[省市县区州局]|全[省市县区州]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place name cut into its levels: 云州市清河县 → ((2, 云州市), (1, 清河县))."""

    name: str
    steps: tuple[tuple[int, str], ...]

    def is_elsewhere(self, ours: "Place") -> bool:
        """Say whether this place and ours differ on a level that both name; above or below us is not elsewhere."""
        if self.name == ABROAD:
            return True
        theirs = dict(self.steps)
        return any(level in theirs and not _same(theirs[level], name) for level, name in ours.steps)


def read_place(name: str | None) -> Place | None:
    """Return the place a name begins with (云州市清河县教育局 → 云州市清河县), or None."""
    if not name:
        return None
    if name == ABROAD:
        return ABROAD_PLACE
    folded = fold(name)
    steps: list[tuple[int, str]] = []
    reached = 0
    for _ in range(3):
        match = _STEP.match(folded, reached)
        if match is None or _NO_NAME.search(match.group(1)):
            break
        level = _LEVELS.get(match.group(2), 2 if match.group(2) == "自治州" else 1)
        if steps and level >= steps[-1][0]:
            break
        steps.append((level, match.group()))
        reached = match.end()
    if not steps:
        return _known_city(folded)
    return Place(folded[:reached], tuple(steps))


def place_of_title(title: str) -> Place | None:
    """Return the place a title names: at its beginning, or after 赴, 关于, 《."""
    for lead in re.finditer(r"^|关于|[赴对《“到在]", title):
        place = read_place(title[lead.end() :])
        if place is not None and not _VERB_FIRST.match(place.name):
            return place
    return None


def is_about_abroad(title: str, *, named: bool) -> bool:
    """Say whether a title announces what others do: 考察报告, 学习借鉴; with a place named also 经验, 做法, 案例."""
    words = load_list("retrieval")["abroad"]
    return any(word in title for word in (*words["always"], *(words["named"] if named else ())))


def subject_of(sentence: str, *, paper: str) -> Place | None:
    """Return the place a sentence is about: named at its beginning, or as an example (如深圳市…).

    A name the gazetteer does not have must stand twice in its `paper`: 会同市财政局 and 实行县管校聘 name no places.
    """
    folded = fold(sentence)
    lead = _EXAMPLE.match(folded)
    place = read_place(folded[lead.end() :]) if lead else None
    if (
        place is None or place.name[-1] in "区旗" or _VERB_FIRST.match(place.name)
    ):  # 停车区, 服务区 name no places either
        return None
    return place if _gazetteer().match(place.name) or paper.find(place.name, paper.find(place.name) + 1) > 0 else None


def speaks_of_us(sentence: str) -> bool:
    """Say whether a sentence says 我市, 全县, 本局."""
    return _OURS.search(sentence) is not None


def _known_city(folded: str) -> Place | None:
    """Return a city or province of the gazetteer that stands at the beginning without its level: 深圳."""
    match = _gazetteer().match(folded)
    if match is None:
        return None
    city = match.group(1)
    return Place(city, ((2 if city in load_list("places")["cities"] else 3, city),))


@functools.cache
def _gazetteer() -> re.Pattern[str]:
    lists = load_list("places")
    provinces = (re.sub(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区)$", "", name) for name in lists["provinces"])
    names = sorted({*lists["cities"], *provinces}, key=len, reverse=True)
    return re.compile(rf"({'|'.join(names)})(?![\u4e00-\u9fff]{{0,2}}(?:路|街|大道|大学|银行|方向))")


def _same(one: str, other: str) -> bool:
    """Say whether two names of one level are one place: 深圳 and 深圳市."""
    return one.startswith(other) or other.startswith(one)


ABROAD_PLACE = Place(ABROAD, ())
