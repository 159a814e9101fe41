using System.Security.Cryptography;
using System.Text;

namespace Mandate.Platform.Record.Verify;

/// <summary>The hashes of the log, written a second time so that a mistake in the writer cannot hide in the checker.</summary>
public static class LogHash
{
    public static byte[] OfEvent(ExportedEvent e)
    {
        var lines = new List<string> { "mandate.event/1", e.Id, e.Kind, e.At, e.Body ?? "-" };
        lines.AddRange(e.Commitments.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + " " + Convert.ToHexStringLower(c.Value)));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([0]);
        foreach (var line in lines) sha.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return sha.GetHashAndReset();
    }

    public static byte[] OfText(string field, ExportedText text)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(text.Salt);
        sha.AppendData(Encoding.UTF8.GetBytes(field));
        sha.AppendData([0]);
        sha.AppendData(Encoding.UTF8.GetBytes(text.Text));
        return sha.GetHashAndReset();
    }

    public static byte[] OfPair(byte[] left, byte[] right)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([1]);
        sha.AppendData(left);
        sha.AppendData(right);
        return sha.GetHashAndReset();
    }
}

/// <summary>A tree that grows leaf by leaf and keeps only the roots of its whole subtrees, smallest last.</summary>
sealed class GrowingTree
{
    readonly List<(int Height, byte[] Hash)> whole = [];

    public long Size { get; private set; }

    public void Add(byte[] leaf)
    {
        var (height, hash) = (0, leaf);
        while (whole.Count > 0 && whole[^1].Height == height)
        {
            hash = LogHash.OfPair(whole[^1].Hash, hash);
            whole.RemoveAt(whole.Count - 1);
            height++;
        }
        whole.Add((height, hash));
        Size++;
    }

    public byte[] Root()
    {
        if (whole.Count == 0) return SHA256.HashData([]);
        var root = whole[^1].Hash;
        for (var i = whole.Count - 2; i >= 0; i--) root = LogHash.OfPair(whole[i].Hash, root);
        return root;
    }

    public GrowingTree Copy()
    {
        var copy = new GrowingTree { Size = Size };
        copy.whole.AddRange(whole);
        return copy;
    }
}
