namespace TeamsMentorBot.Local;

internal static class LocalGraphStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --page: light-dark(#f6f5f2, #17181b); --panel: light-dark(#fff, #202226); --line: light-dark(#dfdcd5, #34373d);
          --text: light-dark(#1f2328, #e8e6e1); --quiet: light-dark(#5c6066, #a5a9b0); --accent: light-dark(#4f46b8, #b0a9ff);
          --good: light-dark(#1b6b3a, #7fd6a1); --known: light-dark(#7a5300, #e8c06a); --bad: light-dark(#a4262c, #ff9a9e);
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
        header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
        header { display: flex; gap: 1.5rem; align-items: flex-start; justify-content: space-between; padding-top: 2.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .35rem; }
        header p { margin: 0; color: var(--quiet); max-width: 40rem; }
        h2 { font-size: 1.1rem; margin: 2.25rem 0 .75rem; }
        .count { color: var(--quiet); font-weight: 400; }
        .button { flex: none; color: var(--accent); border: 1px solid var(--line); border-radius: .5rem; background: var(--panel);
          padding: .4rem .9rem; text-decoration: none; font-weight: 600; }
        button.button { font: inherit; font-weight: 600; cursor: pointer; margin: 0 .5rem .5rem 0; }
        .button:hover { border-color: currentColor; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .empty { margin: 0; padding: 1.25rem; border: 1px dashed var(--line); border-radius: .6rem; color: var(--quiet); }
        time { color: var(--quiet); font-variant-numeric: tabular-nums; font-size: .875rem; }
        .mail { background: var(--panel); border: 1px solid var(--line); border-radius: .6rem; margin-bottom: .75rem; overflow: hidden; }
        .mail summary { padding: .8rem 1rem; cursor: pointer; overflow-wrap: anywhere; }
        .subject { font-weight: 600; margin-right: .5rem; }
        .address { display: block; color: var(--quiet); font-size: .875rem; padding-left: 1rem; }
        iframe { display: block; width: 100%; height: 42rem; border: 0; border-top: 1px solid var(--line); background: #fff;
          resize: vertical; color-scheme: light; }
        .calls { list-style: none; margin: 0 0 3rem; padding: 0; background: var(--panel); border: 1px solid var(--line);
          border-radius: .6rem; }
        .calls li { display: grid; grid-template-columns: 3rem 1fr auto; gap: .1rem .75rem; align-items: baseline; padding: .65rem 1rem; }
        .calls li + li { border-top: 1px solid var(--line); }
        .status { font-weight: 700; font-variant-numeric: tabular-nums; }
        .good { color: var(--good); } .known { color: var(--known); } .bad { color: var(--bad); }
        code { grid-column: 2 / -1; color: var(--quiet); font: .8125rem/1.45 ui-monospace, Consolas, Menlo, monospace;
          overflow-wrap: anywhere; }
        code b { color: var(--text); font-weight: 600; }
        @media (max-width: 36rem) {
          header { flex-direction: column; gap: 1rem; padding-top: 1.5rem; }
          header, main { padding-left: 1rem; padding-right: 1rem; }
          iframe { height: 34rem; }
        }
        """;
}
