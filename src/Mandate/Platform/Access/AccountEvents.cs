namespace Mandate.Platform.Access;

public sealed record AccountOpened(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "opened an account";
}

public sealed record FirstAdministratorMade(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "became the first administrator with the code from the console";
}

public sealed record SignInsLocked(UserId User, DateTimeOffset Until) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "locked sign-ins with a password after too many wrong ones";
}

public sealed record PasswordChanged(UserId User, bool Forgotten) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => Forgotten ? "chose a new password through a link in a letter" : "changed the password";
}

public sealed record NameChanged(UserId User, string From, string To) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"changed the name from {From} to {To}";
}

public sealed record EmailChangeAsked(UserId User, string To) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"asked to change the e-mail address to {To}";
}

public sealed record EmailChanged(UserId User, string From, string To) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"changed the e-mail address from {From} to {To}";
}

public sealed record AuthenticatorSetUp(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "set up an authenticator app";
}

public sealed record AuthenticatorRemoved(UserId User, string How) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"removed the authenticator app {How}";
}

public sealed record AuthenticatorRemovalAsked(UserId User, DateTimeOffset From) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "asked to remove a lost authenticator app";
}

public sealed record AuthenticatorRemovalStopped(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "stopped the removal of the authenticator app";
}

public sealed record RecoveryCodesMade(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "made new recovery codes";
}

public sealed record RecoveryCodeUsed(UserId User, int Left) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"signed in with a recovery code; {Left} left";
}

public sealed record PasskeyAdded(UserId User, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"added the passkey \"{Name}\"";
}

public sealed record PasskeyRenamed(UserId User, string From, string To) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"renamed the passkey \"{From}\" to \"{To}\"";
}

public sealed record PasskeyRemoved(UserId User, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => $"removed the passkey \"{Name}\"";
}

public sealed record SignedOutEverywhere(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "ended every sign-in";
}
