using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>A seat in a body that can be filled or vacant. Exists without a holder.</summary>
public sealed class Post : IDated, IVersioned
{
    Post() { }

    public PostId Id { get; private init; }
    public BodyId Body { get; private init; }

    /// <summary>Key of a kind that a pack describes: "chief-executive".</summary>
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public int Seats { get; private set; } = 1;
    public bool FullTime { get; private set; }

    /// <summary>Whether its holder may hold the same kind of post in no other body.</summary>
    public bool Exclusive { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>First day on which somebody may be designated to it, when that is before it exists in law.</summary>
    public DateOnly? DesignateFrom { get; private set; }
    public string? Source { get; private set; }
    public int Version { get; set; }

    public static Outcome<Post> Add(Body body, PostFacts facts, DateTimeOffset now)
    {
        var post = new Post { Id = Platform.Id.New<PostId>(now), Body = body.Id };
        var outcome = post.Change(body, facts);
        return outcome.Refused ? outcome.Refusal! : post;
    }

    public Outcome Change(Body body, PostFacts facts)
    {
        if (!new Period(facts.From, facts.To).Valid) return PostRefusals.EndsBeforeItStarts;
        if (!new Period(facts.From, facts.To ?? body.To).Within(Period.Of(body))) return PostRefusals.OutsideBody;
        if (facts.Seats < 1) return PostRefusals.NoSeats;
        if (facts.DesignateFrom > facts.From) return PostRefusals.DesignateTooLate;
        (Kind, Title, Slug, Seats, FullTime, Exclusive, From, To, DesignateFrom, Source) =
            (facts.Kind, facts.Title, facts.Slug, facts.Seats, facts.FullTime, facts.Exclusive, facts.From, facts.To ?? body.To, facts.DesignateFrom, facts.Source ?? Source);
        return Outcome.Done;
    }

    /// <summary>The post begins with its body on another day.</summary>
    public void BeginOn(DateOnly first)
    {
        From = first;
        if (DesignateFrom > first) DesignateFrom = first;
    }

    /// <summary>Ends the post on its last day. Ask what stands on it first.</summary>
    public Outcome End(DateOnly last)
    {
        if (last < From) return PostRefusals.EndsBeforeItStarts;
        To = last;
        return Outcome.Done;
    }
}

/// <summary>What is typed about a post.</summary>
public sealed record PostFacts(
    string Kind, string Title, string Slug, DateOnly From, DateOnly? To = null, int Seats = 1, bool FullTime = true, bool Exclusive = false,
    DateOnly? DesignateFrom = null, string? Source = null);

public static class PostRefusals
{
    public static readonly Refusal EndsBeforeItStarts = new("The last day of a post cannot be before its first.");
    public static readonly Refusal NoSeats = new("A post has at least one seat.");
    public static readonly Refusal OutsideBody = new("A post must lie inside the life of its body.");
    public static readonly Refusal DesignateTooLate = new("Designates can be named until the post begins, so that day cannot be after its first.");
    public static readonly Refusal SlugTaken = new("The body has another post with this address.");
}

public sealed record PostAdded(PostId Post, BodyId Body, string Title, string BodyName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Post), Subject.Of(Body)];
    public string What => $"added the post of {Title} at {BodyName}";
}

public sealed record PostChanged(PostId Post, BodyId Body, string Title, string BodyName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Post), Subject.Of(Body)];
    public string What => $"changed the post of {Title} at {BodyName}";
}

public sealed record PostEnded(PostId Post, BodyId Body, string Title, string BodyName, DateOnly Last) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Post), Subject.Of(Body)];
    public string What => $"ended the post of {Title} at {BodyName} on {Last:d MMMM yyyy}";
}
