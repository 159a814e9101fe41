using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>Somebody who holds, held or will hold a post.</summary>
public sealed class Person : IVersioned
{
    public const string Erased = "(name erased)";

    Person() { }

    public PersonId Id { get; private init; }
    public string Name { get; private set; } = "";
    public string Slug { get; private set; } = "";

    /// <summary>Said wherever the person is named, when they stand for nobody real.</summary>
    public bool Invented { get; private set; }

    /// <summary>Their account, when they sign in to Mandate.</summary>
    public UserId? User { get; private set; }

    /// <summary>Whose entry this was a second one of. Its address leads there.</summary>
    public PersonId? MergedInto { get; private set; }
    public int Version { get; set; }

    public static Person Add(string name, string slug, bool invented, UserId? user, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<PersonId>(now), Name = name, Slug = slug, Invented = invented, User = user };

    public void Change(string name, bool invented) => (Name, Invented) = (name, invented);
    public void BelongsTo(UserId? user) => User = user;

    /// <summary>Erased from the register: that somebody held the post stays, who it was goes.</summary>
    public void Forget() => (Name, Slug, User) = (Erased, $"erased-{Id}", null);

    /// <summary>The entry it was merged into was merged itself.</summary>
    public void Follow(Person kept) => MergedInto = kept.Id;

    /// <summary>Found to be the same person as another entry: that one stays, with the account of either.</summary>
    public Outcome MergeInto(Person kept)
    {
        if (kept.Id == Id) return PersonRefusals.SamePerson;
        if (MergedInto is not null || kept.MergedInto is not null) return PersonRefusals.MergedAlready;
        if (User is not null && kept.User is not null && User != kept.User) return PersonRefusals.TwoAccounts;
        if (Invented != kept.Invented) return PersonRefusals.OneInvented;
        kept.BelongsTo(kept.User ?? User);
        (User, MergedInto) = (null, kept.Id);
        return Outcome.Done;
    }
}

public static class PersonRefusals
{
    public static readonly Refusal SamePerson = new("This is the same entry. Choose the other one.");
    public static readonly Refusal MergedAlready = new("One of the two was merged already.");
    public static readonly Refusal TwoAccounts = new("Each of the two signs in with an account of their own. Close one account first, if they are one person.");
    public static readonly Refusal OneInvented = new("One of the two is invented and the other is real. Put that right first, if they are one person.");
    public static Refusal SameSeat(string post, string body) => new($"Both hold {post}, {body}, on some of the same days. End or withdraw one of the two terms first.");
}

/// <param name="Merged">The entry that went.</param>
/// <param name="Kept">The entry that stays.</param>
/// <param name="Terms">Those that moved.</param>
public sealed record PeopleMerged(PersonId Merged, PersonId Kept, string MergedName, string KeptName, IReadOnlyList<TermId> Terms) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Kept), Subject.Of(Merged), .. Terms.Select(Subject.Of)];
    public string What => $"merged two entries of one person: {MergedName} into {KeptName}, with {(Terms.Count == 1 ? "1 term" : $"{Terms.Count} terms")}";
}

public sealed record PersonAdded(PersonId Person, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Person)];
    public string What => $"added {Name} to the register";
}

public sealed record PersonChanged(PersonId Person, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Person)];
    public string What => $"changed what the register says of {Name}";
}
