using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>Somebody who holds, held or will hold a post.</summary>
public sealed class Person : IVersioned
{
    Person() { }

    public PersonId Id { get; private init; }
    public string Name { get; private set; } = "";
    public string Slug { get; private init; } = "";

    /// <summary>Said wherever the person is named, when they stand for nobody real.</summary>
    public bool Invented { get; private set; }

    /// <summary>Their account, when they sign in to Mandate.</summary>
    public UserId? User { get; private set; }
    public int Version { get; set; }

    public static Person Add(string name, string slug, bool invented, UserId? user, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<PersonId>(now), Name = name, Slug = slug, Invented = invented, User = user };

    public void Change(string name, bool invented) => (Name, Invented) = (name, invented);
    public void BelongsTo(UserId? user) => User = user;
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
