using Mandate.Platform.Access.Identity;

namespace Mandate.Tests.Platform.Access;

public sealed class AuthenticatorCodeTests
{
    const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890", as in RFC 6238

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCode.At(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void A_code_belongs_to_its_half_minute_and_is_forgiven_one_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = AuthenticatorCode.At(Key, now);
        Assert.Equal(1234567890 / 30, AuthenticatorCode.StepOf(Key, code, now));
        Assert.Equal(1234567890 / 30, AuthenticatorCode.StepOf(Key, code.Insert(3, " "), now.AddSeconds(30)));
        Assert.Null(AuthenticatorCode.StepOf(Key, code, now.AddSeconds(61)));
        Assert.Null(AuthenticatorCode.StepOf(Key, "", now));
    }

    [Fact]
    public void A_key_that_starts_with_zeros_makes_codes_too() =>
        Assert.Equal(6, AuthenticatorCode.At("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", DateTimeOffset.UnixEpoch).Length);
}
