using Mandate.Design;
using Mandate.Platform.Mail;

namespace Mandate.Platform.Access;

public sealed record OpenAccountLetter(string Link) : ILetter
{
    public string Subject => "Confirm your email address";
    public string Markdown => $"""
        To open your account, confirm that this is your email address and choose a password:

        {Link}

        The link works once, within 24 hours. If you did not ask to open an account, do nothing: none has been opened.
        """;
    public string Why => "Somebody gave this address to open an account.";
}

public sealed record HaveAccountLetter(string Name, string SignIn, string NewPassword) : ILetter
{
    public string Subject => "You already have an account";
    public string Markdown => $"""
        Dear {Name}

        Somebody, perhaps you, asked to open an account with this email address. You have one already.

        Sign in: {SignIn}

        If you have forgotten your password, choose a new one: {NewPassword}
        """;
    public string Why => "Somebody gave this address to open an account.";
}

public sealed record NewPasswordLetter(string Name, string Link) : ILetter
{
    public string Subject => "Choose a new password";
    public string Markdown => $"""
        Dear {Name}

        Choose a new password here:

        {Link}

        The link works once, within one hour. If you did not ask for it, do nothing: your password stays as it is.
        """;
    public string Why => "Somebody asked for a new password for this address.";
}

/// <summary>After something that matters to the safety of an account; sent so that a thief cannot do it unseen.</summary>
public sealed record AccountNoticeLetter(string Name, string What, DateTimeOffset At) : ILetter
{
    public string Subject => $"Your account: {What}";
    public string Markdown => $"""
        Dear {Name}

        On {Dates.Moment(London.Of(At))} this happened to your account: {What}.

        If this was not you, choose a new password at once (which ends every sign-in) and tell the people who run this service.
        """;
    public string Why => "It tells you of every change to how you sign in.";
}

public sealed record EmailChangeLetter(string Name, string NewEmail, string Link, bool ToNew) : ILetter
{
    public string Subject => "Confirm the change of your email address";
    public string Markdown => $"""
        Dear {Name}

        You asked to change the email address of your account to {NewEmail}. {(ToNew ? "Confirm that this new address is yours:" : "Confirm from your present address that you want this:")}

        {Link}

        The change is made when both addresses have confirmed it, within 24 hours. {(ToNew ? "If you did not ask for this, do nothing." : "If you did not ask for this, do not use the link; choose a new password, for somebody else has signed in as you.")}
        """;
    public string Why => "A change of the email address of an account was asked for.";
}

public sealed record LostAuthenticatorLetter(string Name, string Link) : ILetter
{
    public string Subject => "Have you lost your authenticator app?";
    public string Markdown => $"""
        Dear {Name}

        Somebody who knows your password says that they have lost the authenticator app of your account. If that is you, confirm it within one hour:

        {Link}

        You can then remove the app 24 hours later. If it is not you, do not use the link, and choose a new password at once.
        """;
    public string Why => "Somebody asked to remove the authenticator app of your account.";
}

public sealed record AuthenticatorRemovalLetter(string Name, DateTimeOffset From, string Link, string Stop) : ILetter
{
    public string Subject => "Your authenticator app can be removed tomorrow";
    public string Markdown => $"""
        Dear {Name}

        You confirmed that you have lost your authenticator app. From {Dates.Moment(London.Of(From))} you can remove it here:

        {Link}

        The wait is for your safety. If this is not you, or you have found the app, stop it now:

        {Stop}
        """;
    public string Why => "Somebody asked to remove the authenticator app of your account.";
}

public sealed record InvitationLetter(string Name, string By, IReadOnlyList<Role> Roles, DateTimeOffset Until, string Link) : ILetter
{
    public string Subject => "You are invited to Mandate";
    public string Markdown => $"""
        Dear {Name}

        {By} invites you to use Mandate as {string.Join(", ", Roles.Select(r => r.Title().ToLowerInvariant()))}.

        Accept and choose a password here:

        {Link}

        The invitation ends on {Dates.Moment(London.Of(Until))}.
        """;
    public string Why => "An administrator gave this address to invite you.";
}

public sealed record RoleToConfirmLetter(string Name, string By, string For, Role Role, string Link) : ILetter
{
    public string Subject => "A role waits for your confirmation";
    public string Markdown => $"""
        Dear {Name}

        {By} asks that {For} be given the role {Role.Title()}. Such a role takes two administrators. Look at it here:

        {Link}
        """;
    public string Why => "You are an administrator.";
}

public sealed record RoleLetter(string Name, string What) : ILetter
{
    public string Subject => "Your roles have changed";
    public string Markdown => $"""
        Dear {Name}

        {What}
        """;
    public string Why => "It tells you of every change to your roles.";
}
