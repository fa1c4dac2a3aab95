"""The look of every page: dark on white, two columns that become one on a narrow screen, a plain print."""

import base64
import hashlib

STYLE = """
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --red: #b42318;
  --amber: #8a5a00; --blue: #0b5cad; --green: #1a6b3a; --open: #fff3a3;
  --song: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "STSong", "SimSun", "Noto Serif CJK SC", serif;
  --fang: "FangSong", "仿宋_GB2312", "STFangsong", "Noto Serif CJK SC", serif;
  --hei: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif;
  --kai: "KaiTi", "楷体_GB2312", "STKaiti", "AR PL UKai CN", serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f7; color: var(--ink); line-height: 1.65;
  font: 16px/1.65 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
a { color: var(--blue); } a:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
.top, .box, .sheet { max-width: 1240px; margin: 1rem auto; background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; padding: 1.1rem 1.6rem; }
.top { border-top: 5px solid #c8102e; }
h1 { font: 700 1.5rem/1.4 var(--song); margin: .1rem 0 .5rem; } h2 { font-size: 1.08rem; margin: 0 0 .7rem; }
.meta { color: var(--soft); margin: 0; } nav { margin-top: .6rem; } nav a { margin-right: 1.2rem; }
.badges { display: flex; flex-wrap: wrap; gap: .5rem; margin: .7rem 0 0; padding: 0; list-style: none; }
.badges li { border: 1px solid var(--line); border-radius: 999px; padding: .08rem .8rem; font-size: .92rem; }
.badges .warn { background: #fff8db; border-color: #e3c14b; color: var(--amber); }
.badges .error { background: #fdecea; border-color: #e6a29b; color: var(--red); }
.badges .good { background: #e9f6ee; border-color: #9fd0b2; color: var(--green); }
.row { display: grid; grid-template-columns: minmax(0, 37rem) minmax(0, 1fr); gap: 2.2rem; }
.row + .row { margin-top: .15rem; }
.letter { font-family: var(--fang); font-size: 1.14rem; line-height: 1.85; }
.letter p { margin: 0; text-align: justify; overflow-wrap: anywhere; } .indent p { text-indent: 2em; }
.letter .title { font: 1.5rem/1.5 var(--song); text-align: center; text-indent: 0; margin: .8rem 0; }
.letter .end { text-align: right; padding-right: 4em; text-indent: 0; }
.letter .right { text-align: right; text-indent: 0; }
.letter .small { font-size: 1rem; border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .4rem; }
.h1 { font-family: var(--hei); } .h2 { font-family: var(--kai); } .h3, .h4 { font-family: var(--fang); }
.line { min-height: 1em; }
.beside { display: flex; flex-direction: column; gap: .35rem; font-size: .88rem; line-height: 1.5; }
.card { border-left: 3px solid var(--line); padding: .15rem .2rem .15rem .7rem; }
.card p { margin: 0; overflow-wrap: anywhere; } .card .where { color: var(--soft); }
.card .no { font-weight: 700; color: var(--blue); text-decoration: none; margin-right: .35rem; }
.card:target, .s:target, mark:target, .sentence:target { background: #e3f0ff; box-shadow: 0 0 0 3px #e3f0ff; }
.card.error { border-color: var(--red); } .card.warn { border-color: #d9a400; }
.card.info { border-color: var(--blue); }
.quote { color: #32383f; } .suggestion { color: var(--green); }
.s { color: inherit; text-decoration: underline dotted #8fa7bf 1px; text-underline-offset: .28em; }
.s:hover { background: #eef5fd; }
sup a, .ids a { text-decoration: none; font: .7rem/1 sans-serif; margin-left: .12rem; }
mark { background: transparent; color: inherit; } mark.open { background: var(--open); }
mark.error { background: #fbd5d0; } mark.warn { background: #ffefb8; } mark.info { background: #dcecfb; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; } caption { text-align: left; color: var(--soft); }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #f6f8fa; font-weight: 600; white-space: nowrap; }
td.number { text-align: right; white-space: nowrap; }
ul, ol { margin: .2rem 0; padding-left: 1.5rem; } .missing { color: var(--red); font-weight: 600; }
.ids { color: var(--soft); } .sentence .no { color: var(--soft); font: .75rem/1 sans-serif; margin-right: .3rem; }
@media (max-width: 860px) { .row { grid-template-columns: 1fr; gap: .4rem; }
.top, .box, .sheet { padding: .9rem 1rem; } }
@page { size: A4; margin: 16mm 14mm; }
@media print { body { background: #fff; font-size: 10.5pt; } nav, .skip { display: none; }
  .top, .box, .sheet { border: 0; border-radius: 0; margin: 0 0 .5rem; padding: 0; max-width: none; }
  .row { grid-template-columns: 62% 1fr; gap: 5mm; break-inside: avoid; } .box { break-inside: avoid-page; }
  .letter { font-size: 11.5pt; line-height: 1.7; } .beside { font-size: 8.5pt; } a { color: inherit; }
  mark, .badges li { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""
# The only style the page may use is this one, and it may load nothing at all (Content Security Policy, level 3).
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
