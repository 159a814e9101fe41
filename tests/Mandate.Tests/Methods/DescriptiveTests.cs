using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class DescriptiveTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 4.0, 2.0 }, 3.0)]
    [InlineData(new[] { 5.0, 1.0, 4.0 }, 4.0)]
    [InlineData(new[] { 1.0, 2.0, 2.0, 5.0 }, 2.0)]
    public void The_median_is_the_middle(double[] values, double median) => Assert.Equal(median, Descriptive.Median(values));

    [Fact]
    public void Half_of_the_values_lie_on_each_side_of_the_median_whatever_their_order() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyArray<NormalFloat>>(any =>
        {
            var values = any.Get.Select(v => v.Get).ToList();
            var median = Descriptive.Median(values);
            return 2 * values.Count(v => v <= median) >= values.Count && 2 * values.Count(v => v >= median) >= values.Count
                && Descriptive.Median([.. values.AsEnumerable().Reverse()]) == median;
        }));

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Descriptive.Median([]));

    [Fact]
    public void The_range_is_from_least_to_greatest() => Assert.Equal(4, Descriptive.Range(5, 1, 3));
}
