using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record.Public;

/// <summary>What the record is, its newest head, and how anybody can check it.</summary>
public static class ShowRecord
{
    public const string Route = "/record";
    public static string Url => Route;

    public sealed record Model(PublishedHead? Head, int Waiting, bool Auditor);

    public static async Task<IResult> Get(Db db, Actor actor, CancellationToken cancel) =>
        ShowRecordPage.Show(new(await RecordHeads.Latest(db, cancel), await db.Events.CountAsync(e => e.Sequence == null, cancel), actor.Holds(Role.Auditor)));
}
