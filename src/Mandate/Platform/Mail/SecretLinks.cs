using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Mandate.Platform.Mail;

/// <summary>Links in letters that open a door by themselves. They are encrypted until the letter leaves, so that the database holds none that works.</summary>
public sealed partial class SecretLinks(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("Mandate.SecretLink");

    /// <summary>What to write into a letter in the place of this address.</summary>
    public static string Of(HttpContext http, string path) =>
        "secret-link:" + http.RequestServices.GetRequiredService<SecretLinks>().protector.Protect(PublicAddress.Of(http, path));

    /// <summary>The letter as its reader gets it. What only looks like one of ours stays as it is.</summary>
    public string Open(string letter) => Marked().Replace(letter, found =>
    {
        try { return protector.Unprotect(found.Groups["text"].Value); }
        catch (CryptographicException) { return found.Value; }
    });

    [GeneratedRegex("secret-link:(?<text>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();
}
