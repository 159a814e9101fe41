using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Changes the name of a set and how its levels are read.</summary>
public static class EditRules
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}/rules";
    public static string Url(string key, int edition) => $"{ShowCriteria.Url(key, edition)}/rules";

    public sealed record Model(CriteriaSet Set, RulesForm Form)
    {
        public string Back => ShowCriteria.Url(Set.Key, Set.Edition);
    }

    public static async Task<IResult> Get(string key, int edition, Db db, CancellationToken cancel) =>
        await db.CriteriaSet(key, edition, cancel) is { Frozen: false } set ? EditRulesPage.Show(new(set, RulesForm.Of(set))) : Results.NotFound();

    public static async Task<IResult> Post(string key, int edition, [FromForm] RulesForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var model = new Model(set, form);
        if (set.IsStale(form.Version)) return await Stale(set);
        if (form.Read(set.Content, out var errors) is not var (name, content)) return EditRulesPage.Invalid(model, errors);
        if (set.Change(name, content).Refusal is { } refusal) return EditRulesPage.Refused(model, refusal.ToString());

        return await db.Save(actor, clock.GetUtcNow(), set, "changed the name and rules of the criteria", Stale, cancel);

        Task<IResult> Stale(CriteriaSet theirs) => db.Both(http, actor, theirs, "name and rules", form.Against(RulesForm.Of(theirs)));
    }
}
