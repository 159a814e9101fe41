using Mandate.Platform;

namespace Mandate.Tests.Platform;

public sealed class IdTests
{
    [Fact]
    public void Identifiers_of_one_instant_sort_in_the_order_in_which_they_were_made()
    {
        var now = new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.Zero);
        var texts = Enumerable.Range(0, 10).Select(_ => Id.New<UserId>(now).ToString()).ToList();
        // The counter has 12 bits: once in 4,096 it begins again.
        Assert.InRange(texts.Zip(texts.Skip(1)).Count(p => string.CompareOrdinal(p.First, p.Second) > 0), 0, 1);
        Assert.All(texts, t => Assert.Equal('7', t[14]));
    }
}
