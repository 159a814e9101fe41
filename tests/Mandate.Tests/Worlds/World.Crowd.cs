using Mandate.Appoint;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>So many more candidates like this one, for the same post; each with whatever the panel has of the model: ties, sheets, agreed scores.</summary>
    public async Task Crowd(Sent like, PanelPeople panel, int count)
    {
        await using var db = Db();
        var posts = await db.Set<Preference>().Where(p => p.Application == like.Id).Select(p => p.Post).ToListAsync();
        var all = Enumerable.Range(1, count).ToList();
        await RowCopies.Insert(db, "Users", [("Id", like.Candidate.Id.Value)], ["Id", "Email", "NormalizedEmail"], all.Select(n => new object[] { CrowdNames.Id(1, n), $"crowd{n}@example.org", $"CROWD{n}@EXAMPLE.ORG" }));
        await RowCopies.Insert(db, "Applications", [("Id", like.Id.Value)], ["Id", "Candidate", "Reference"], all.Select(n => new object[] { CrowdNames.Id(2, n), CrowdNames.Id(1, n), CrowdNames.Reference(n) }));
        foreach (var post in posts) await RowCopies.Insert(db, db.Model.FindEntityType(typeof(Preference))!.GetTableName()!, [("Application", like.Id.Value), ("Post", post.Value)], ["Application"], all.Select(n => new object[] { CrowdNames.Id(2, n) }));
        var members = (await db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == panel.Id)).Members;
        foreach (var (i, member) in members.Index())
        {
            if (await db.ConflictDeclarations.AnyAsync(t => t.Member == member.Id && t.Application == like.Id)) await RowCopies.Insert(db, "ConflictDeclarations", [("Member", member.Id.Value), ("Application", like.Id.Value)], ["Application"], all.Select(n => new object[] { CrowdNames.Id(2, n) }));
            if (await db.ScoreSheets.AnyAsync(s => s.Member == member.Id && s.Application == like.Id)) await RowCopies.Insert(db, "ScoreSheets", [("Member", member.Id.Value), ("Application", like.Id.Value)], ["Id", "Application"], all.Select(n => new object[] { CrowdNames.Id(10 + i, n), CrowdNames.Id(2, n) }));
        }
        if (await db.AgreedScores.AnyAsync(s => s.Application == like.Id)) await RowCopies.Insert(db, "AgreedScores", [("Application", like.Id.Value)], ["Id", "Application"], all.Select(n => new object[] { CrowdNames.Id(3, n), CrowdNames.Id(2, n) }));
        Mandate.Platform.Data.ChangeMarks.Change(Connection); // no save of the program told of it
    }
}
