namespace Mandate.Platform.Mail;

/// <summary>Addresses of people who have none: erased, or reached by post. Under names that no network knows (RFC 2606), and nothing is sent there.</summary>
static class Undeliverable
{
    const string Host = "@erased.invalid";

    public static string AddressOf(UserId user) => user + Host;

    /// <summary>End of the addresses of people whose letters are printed and posted.</summary>
    public const string Post = "@post.invalid";

    public static string PostalAddressOf(UserId user) => user + Post;

    /// <summary>Whether letters to this address are to be printed and posted.</summary>
    public static bool ByPost(string address) => address.EndsWith(Post, StringComparison.OrdinalIgnoreCase);
    public static bool Is(string address) => address.EndsWith(Host, StringComparison.OrdinalIgnoreCase) || ByPost(address);
}
