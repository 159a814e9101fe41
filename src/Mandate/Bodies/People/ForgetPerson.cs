using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.People;

/// <summary>A person of the register, and every second entry that was merged into theirs. Terms stay, held by somebody whose name is erased.</summary>
sealed class ForgetPerson : IForget
{
    public async Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(PersonId)).Kind) return [];
        var id = PersonId.From(subject.Id);
        return [.. (await db.People.IgnoreQueryFilters().Where(p => p.MergedInto == id).Select(p => p.Id).ToListAsync(cancel)).Select(Subject.Of)];
    }

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(UserId)).Kind)
        {
            var user = UserId.From(subject.Id);
            await db.People.Where(p => p.User == user).ExecuteUpdateAsync(p => p.SetProperty(x => x.User, (UserId?)null), cancel);
        }
        if (subject.Kind != Subject.Of(default(PersonId)).Kind) return;
        var id = PersonId.From(subject.Id);
        if (await db.People.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return;
        var name = person.Name;
        await db.TermActs.Where(a => a.By == name && db.Terms.Any(t => t.Id == a.Term && t.Person == id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.By, "(name erased)"), cancel);
        await db.TermActs.Where(a => db.Terms.Any(t => t.Id == a.Term && t.Person == id))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.Evidence, (string?)null), cancel);
        person.Forget();
    }
}
