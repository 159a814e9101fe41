namespace Mandate.Platform.Mail;

/// <summary>The address of somebody whose address was erased: under a name that no network knows (RFC 2606), and nothing is sent there.</summary>
static class Undeliverable
{
    const string Host = "@erased.invalid";

    public static string AddressOf(UserId user) => user + Host;
    public static bool Is(string address) => address.EndsWith(Host, StringComparison.OrdinalIgnoreCase);
}
