using FsCheck;
using FsCheck.Fluent;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>What can happen around somebody's answers.</summary>
internal enum LeakAct
{
    /// <summary>Answer two questions, and send both, one or none.</summary>
    Share,

    /// <summary>The same by a mentor: a reflection of their own, for the mentee alone.</summary>
    Own,

    /// <summary>Write one of them anew and send again, perhaps fewer than before.</summary>
    Edit,
    TakeBack,
    ReplaceMentor,
    AddMentor,

    /// <summary>Another sponsor, or none.</summary>
    ChangeSponsor,

    /// <summary>Put together what is open to the sponsor and send it, some of it or with a sentence more; or take the last one back.</summary>
    Pack,
    EndPairing,
    Erase,

    /// <summary>The one mentor who has not said yes to the agreement does, or says not now.</summary>
    Agree,

    /// <summary>A mentee becomes a mentor as well, a mentor a mentee, or either of them an owner.</summary>
    ChangeRole,
    Wait,
    Reply,

    /// <summary>Everybody opens what they have, their own data and, as owners, their program's documents.</summary>
    Look,

    /// <summary>Somebody presses buttons that no card of theirs has.</summary>
    Pry,
}

/// <param name="Who">Picks the person or pairing among those that there are.</param>
/// <param name="Detail">Picks everything else.</param>
internal sealed record LeakStep(LeakAct Act, int Who, int Detail)
{
    /// <summary>
    /// Something is shared first, so that most of what follows finds something to be about; what ends pairings comes late, so that it
    /// does not leave most histories with nothing to do.
    /// </summary>
    public static Gen<List<LeakStep>> Histories { get; } =
        from first in Any(LeakAct.Share)
        from second in Any(LeakAct.Share)
        from middle in Gen.ListOf(Any(
            LeakAct.Share, LeakAct.Own, LeakAct.Own, LeakAct.Own, LeakAct.Edit, LeakAct.Edit, LeakAct.TakeBack,
            LeakAct.ReplaceMentor, LeakAct.ReplaceMentor, LeakAct.AddMentor,
            LeakAct.ChangeRole, LeakAct.Agree, LeakAct.Wait, LeakAct.Wait, LeakAct.Reply, LeakAct.Look, LeakAct.Pry,
            LeakAct.Pack, LeakAct.Pack, LeakAct.Pack, LeakAct.ChangeSponsor, LeakAct.ChangeSponsor), 12)
        from late in Gen.ListOf(Any(
            LeakAct.EndPairing, LeakAct.Erase, LeakAct.TakeBack, LeakAct.Edit, LeakAct.Share, LeakAct.Own, LeakAct.Pack,
            LeakAct.Wait, LeakAct.Look, LeakAct.Pry), 6)
        select (List<LeakStep>)[first, second, .. middle, .. late, new(LeakAct.Wait, 0, 0), new(LeakAct.Look, 0, 0)];

    /// <summary>With single steps left out: what fails is told by few of them.</summary>
    public static IEnumerable<List<LeakStep>> Shorter(List<LeakStep> history) =>
        Enumerable.Range(0, history.Count).Select(left => history.Where((_, place) => place != left).ToList());

    private static Gen<LeakStep> Any(params LeakAct[] acts) =>
        from act in Gen.Elements(acts)
        from who in Gen.Choose(0, 59)
        from detail in Gen.Choose(0, 255)
        select new LeakStep(act, who, detail);
}
