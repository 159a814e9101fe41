using Microsoft.AspNetCore.Identity;

namespace Mandate.Platform.Access.Identity;

/// <summary>Length over composition, as the National Cyber Security Centre advises: long enough, not on everybody's list, not the person's own name.</summary>
sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 128;
    public const string Hint = "At least 12 characters. Three random words make a good password.";

    /// <summary>Starts of the commonest long passwords; what follows them on the lists is figures and signs.</summary>
    static readonly string[] common =
    [
        "password", "passw0rd", "qwerty", "1q2w3e4r", "1qaz2wsx", "123456", "654321", "abcdef", "letmein", "welcome", "administrator", "admin", "iloveyou",
        "football", "liverpool", "arsenal", "chelsea", "manchester", "monkey", "dragon", "sunshine", "princess", "superman", "batman", "starwars", "charlie",
        "changeme", "secret", "mandate", "nationalhealthservice", "summer", "winter", "spring", "autumn", "september", "december", "january",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var wrong = password switch
        {
            null or { Length: < Shortest } => $"Password must be {Shortest} characters or more",
            { Length: > Longest } => $"Password must be {Longest} characters or fewer",
            _ when password.Distinct().Count() < 5 => "Password must not repeat the same few characters",
            _ when Common(password) => "Password is too common. Try three random words",
            _ when Own(user, password) => "Password must not be your name or email address",
            _ => null,
        };
        return Task.FromResult(wrong is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong }));
    }

    static bool Common(string password) =>
        common.Any(c => password.StartsWith(c, StringComparison.OrdinalIgnoreCase) && !password.AsSpan(c.Length).ContainsAnyInRange('a', 'z') && !password.AsSpan(c.Length).ContainsAnyInRange('A', 'Z'));

    static bool Own(User user, string password)
    {
        var plain = Slugs.Of(password).Replace("-", "", StringComparison.Ordinal);
        return new[] { user.Name, user.Email, user.Email.Split('@')[0] }
            .Select(own => Slugs.Of(own).Replace("-", "", StringComparison.Ordinal))
            .Any(own => own.Length > 3 && plain.Replace(own, "", StringComparison.Ordinal).Length < 5 && plain.Contains(own, StringComparison.Ordinal));
    }
}
