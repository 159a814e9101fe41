using BenchmarkDotNet.Attributes;
using Mandate.Methods;
using Mandate.Platform.Record;

namespace Mandate.Bench;

/// <summary>The median of a panel's scores, against sorting them.</summary>
public class Middle
{
    readonly double[] scores = [3, 5, 2, 4, 4, 1, 3, 5, 4];

    [Benchmark(Baseline = true)]
    public double Sorting() => scores.Order().ElementAt(scores.Length / 2);

    [Benchmark]
    public double Median() => Descriptive.Median(scores);
}

/// <summary>One commitment of a personal field in the record, against the hash it is made of.</summary>
public class Committing
{
    static readonly byte[] salt = new byte[16];
    static readonly string text = new('a', 2000);
    static readonly byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

    [Benchmark(Baseline = true)]
    public byte[] Hash() => System.Security.Cryptography.SHA256.HashData(bytes);

    [Benchmark]
    public byte[] Commitment() => Recording.Commitment(RecordedField.Payload, salt, text);
}
