using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>What is typed about a post, new or changed.</summary>
public sealed record PostForm
{
    public string? Kind { get; init; }
    public string? Title { get; init; }
    public string? Seats { get; init; }
    public List<string>? Rules { get; init; }
    public DateText? From { get; init; }
    public DateText? To { get; init; }
    public DateText? DesignateFrom { get; init; }
    public string? Version { get; init; }

    public const string FullTime = "full-time";
    public const string Exclusive = "exclusive";

    public PostFacts? Read(IReadOnlyList<Choice> kinds, string? slug, out FormErrors errors)
    {
        var read = new FormReader();
        var kind = read.OneOf(Kind, nameof(Kind), "Choose what kind of post it is", kinds.Select(k => k.Value));
        var title = read.Optional(Title, nameof(Title), "Title") ?? kinds.FirstOrDefault(k => k.Value == kind)?.Text ?? "";
        var seats = read.Whole(Seats, nameof(Seats), "number of seats", 1, 100);
        var rules = read.AnyOf(Rules, nameof(Rules), "Choose from the list", [FullTime, Exclusive], 0);
        var facts = new PostFacts(kind, title, slug ?? Slugs.Of(title), read.Date(From, nameof(From), "the first day"), read.OptionalDate(To, nameof(To), "the last day"), seats,
            rules.Contains(FullTime), rules.Contains(Exclusive), read.OptionalDate(DesignateFrom, nameof(DesignateFrom), "the day from which designates may be named"));
        errors = read.Errors;
        return read.Ok ? facts : null;
    }

    public static PostForm Of(Post p) => new()
    {
        Kind = p.Kind, Title = p.Title, Seats = p.Seats.ToString(System.Globalization.CultureInfo.InvariantCulture), Rules = [.. p.FullTime ? [FullTime] : Array.Empty<string>(), .. p.Exclusive ? [Exclusive] : Array.Empty<string>()],
        From = DateText.From(p.From), To = DateText.From(p.To), DesignateFrom = DateText.From(p.DesignateFrom), Version = p.Text(),
    };

    /// <summary>The kinds of post that the pack of this kind of body describes.</summary>
    public static async Task<IReadOnlyList<Choice>> Kinds(Db db, string bodyKind, CancellationToken cancel)
    {
        var pack = await db.BodyKinds.Where(k => k.Key == bodyKind).Select(k => k.Pack).SingleOrDefaultAsync(cancel);
        var kinds = await db.PostKinds.AsNoTracking().Where(k => pack == null || k.Pack == pack).OrderBy(k => k.Order).Select(k => new { k.Key, k.Title }).ToListAsync(cancel);
        return [.. kinds.DistinctBy(k => k.Key).Select(k => new Choice(k.Key, k.Title))];
    }
}
