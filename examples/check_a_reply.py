"""Check a reply: the accountant finds the part that is greater than its whole."""

from drafter import check_reply, parse_letter
from drafter.documents import SourceText

REPLY = """关于县政协九届二次会议第5号提案的答复

王小川委员：

您提出的《关于增设充电桩的提案》收悉。经研究，现答复如下：

截至2023年底，全县建成充电站40家，其中国家级30家、省级18家。

感谢您对我县工作的关心和支持！

清河县能源局
2024年6月5日
"""


def main() -> None:
    """Print each finding with its place."""
    source = SourceText(path="reply", sha256="", media_type="text/plain", encoding=None, text=REPLY)
    for finding in check_reply(parse_letter(source)).findings:
        print(f"{finding.rule} {finding.level} [{finding.start}:{finding.end}] {finding.quote}")
        print(f"    {finding.message}")


if __name__ == "__main__":
    main()
