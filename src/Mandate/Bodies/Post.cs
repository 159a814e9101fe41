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
    public int Version { get; set; }

    public static Outcome<Post> Add(BodyId body, PostFacts facts, DateTimeOffset now)
    {
        var post = new Post { Id = Platform.Id.New<PostId>(now), Body = body };
        var outcome = post.Change(facts);
        return outcome.Refused ? outcome.Refusal! : post;
    }

    public Outcome Change(PostFacts facts)
    {
        if (!new Period(facts.From, facts.To).Valid) return PostRefusals.EndsBeforeItStarts;
        if (facts.Seats < 1) return PostRefusals.NoSeats;
        (Kind, Title, Slug, Seats, FullTime, Exclusive, From, To, DesignateFrom) =
            (facts.Kind, facts.Title, facts.Slug, facts.Seats, facts.FullTime, facts.Exclusive, facts.From, facts.To, facts.DesignateFrom);
        return Outcome.Done;
    }
}

/// <summary>What is typed about a post.</summary>
public sealed record PostFacts(string Kind, string Title, string Slug, DateOnly From, DateOnly? To = null, int Seats = 1, bool FullTime = true, bool Exclusive = false, DateOnly? DesignateFrom = null);

public static class PostRefusals
{
    public static readonly Refusal EndsBeforeItStarts = new("The last day of a post cannot be before its first.");
    public static readonly Refusal NoSeats = new("A post has at least one seat.");
}
