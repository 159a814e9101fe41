using Mandate.Design;
using Mandate.Platform.Data;

namespace Mandate.Platform.Access.People;

/// <summary>The questions "for which body?" and "from when?" as the pages of grants and invitations ask them.</summary>
static class RoleForm
{
    const string AllBodies = "all";

    public static IReadOnlyList<Choice> Bodies(Actor actor, IReadOnlyList<NamedBody> names) =>
        [.. PeopleAccess.Choices(actor, names).Select(b => b is null ? new Choice(AllBodies, BodyNaming.All) : new Choice(b.Id.ToString(), b.Name))];

    public static BodyId? Body(FormReader read, string? text, string field, IReadOnlyList<Choice> choices)
    {
        var chosen = read.OneOf(text, field, "Choose a body, or all bodies", choices.Select(c => c.Value));
        return BodyId.TryParse(chosen, null, out var id) ? id : null;
    }

    public static Period Period(FormReader read, DateText? from, DateText? to, string fromField, string toField, DateOnly today)
    {
        var first = read.Date(from, fromField, "the first day", today);
        var last = read.OptionalDate(to, toField, "the last day");
        if (read.Ok) read.Check(last is null || last >= first, toField, "The last day must be on or after the first");
        return new(first, last);
    }
}
