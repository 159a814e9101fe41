using System.Numerics;
using System.Security.Cryptography;

namespace Mandate.Platform.Record;

/// <summary>A whole subtree of the log: its leaves are <c>Index·2^Level</c> up to the next.</summary>
public readonly record struct NodeAt(int Level, long Index)
{
    /// <summary>One number for both, as the key of a table.</summary>
    public long Key => ((long)Level << 56) | Index;
}

/// <summary>
/// The tree of RFC 6962 and RFC 9162 over nodes that are kept once they are whole: appending and proving read a number of nodes
/// that grows with the logarithm of the size. Pure; where the nodes are kept is the caller's business.
/// </summary>
public static class MerkleTree
{
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The nodes that become whole when a leaf is added to a log of this size: the leaf first.</summary>
    public static IEnumerable<(NodeAt At, byte[] Hash)> Append(long size, byte[] leafHash, Func<NodeAt, byte[]> read)
    {
        var (at, hash) = (new NodeAt(0, size), leafHash);
        yield return (at, hash);
        while (at.Index % 2 == 1)
        {
            hash = NodeHash(read(at with { Index = at.Index - 1 }), hash);
            at = new NodeAt(at.Level + 1, at.Index / 2);
            yield return (at, hash);
        }
    }

    /// <summary>The nodes that later appending reads: the whole subtrees a log of this size is made of, largest first.</summary>
    public static IEnumerable<NodeAt> Peaks(long size)
    {
        for (var level = 62; level >= 0; level--)
            if ((size & (1L << level)) != 0) yield return new NodeAt(level, (size >> level) - 1);
    }

    public static byte[] Root(long size, Func<NodeAt, byte[]> read) => size == 0 ? SHA256.HashData([]) : Hash(0, size, read);

    /// <summary>Shows that the leaf at <paramref name="index"/> is in the log of this size.</summary>
    public static IReadOnlyList<byte[]> Inclusion(long index, long size, Func<NodeAt, byte[]> read)
    {
        if (index < 0 || index >= size) throw new ArgumentOutOfRangeException(nameof(index));
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            path.Add(index < middle ? Hash(middle, to, read) : Hash(from, middle, read));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }
        path.Reverse();
        return path;
    }

    /// <summary>Shows that the log of the size <paramref name="old"/> is the beginning of the log of this size.</summary>
    public static IReadOnlyList<byte[]> Consistency(long old, long size, Func<NodeAt, byte[]> read)
    {
        if (old < 0 || old > size) throw new ArgumentOutOfRangeException(nameof(old));
        var proof = new List<byte[]>();
        if (old == 0 || old == size) return proof;
        var (from, to, whole) = (0L, size, true);
        while (old != to)
        {
            var middle = from + Split(to - from);
            if (old <= middle) { proof.Add(Hash(middle, to, read)); to = middle; }
            else { proof.Add(Hash(from, middle, read)); from = middle; whole = false; }
        }
        if (!whole) proof.Add(Hash(from, to, read));
        proof.Reverse();
        return proof;
    }

    /// <summary>Hash of the leaves from <paramref name="from"/> up to, without, <paramref name="to"/>; <paramref name="from"/> is where the tree splits.</summary>
    static byte[] Hash(long from, long to, Func<NodeAt, byte[]> read)
    {
        var length = to - from;
        if (BitOperations.IsPow2(length))
        {
            var level = BitOperations.Log2((ulong)length);
            return read(new NodeAt(level, from >> level));
        }
        var middle = from + Split(length);
        return NodeHash(Hash(from, middle, read), Hash(middle, to, read));
    }

    /// <summary>The largest power of two below the length.</summary>
    static long Split(long length) => 1L << BitOperations.Log2((ulong)(length - 1));

    /// <summary>RFC 9162, section 2.1.3.2.</summary>
    public static bool Includes(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (index < 0 || index >= size) return false;
        var (fn, sn, hash) = (index, size - 1, leafHash);
        foreach (var p in path)
        {
            if (sn == 0) return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                hash = NodeHash(p, hash);
                while ((fn & 1) == 0 && fn != 0) { fn >>= 1; sn >>= 1; }
            }
            else hash = NodeHash(hash, p);
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>RFC 9162, section 2.1.4.2.</summary>
    public static bool Continues(long old, byte[] oldRoot, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (old < 0 || old > size) return false;
        if (old == size) return proof.Count == 0 && oldRoot.AsSpan().SequenceEqual(root);
        if (old == 0) return proof.Count == 0;
        var rest = new Queue<byte[]>(proof);
        if (BitOperations.IsPow2(old)) rest = new Queue<byte[]>([oldRoot, .. proof]);
        if (rest.Count == 0) return false;
        var (fn, sn) = (old - 1, size - 1);
        while ((fn & 1) == 1) { fn >>= 1; sn >>= 1; }
        var first = rest.Dequeue();
        var (fr, sr) = (first, first);
        while (rest.TryDequeue(out var c))
        {
            if (sn == 0) return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                (fr, sr) = (NodeHash(c, fr), NodeHash(c, sr));
                while ((fn & 1) == 0 && fn != 0) { fn >>= 1; sn >>= 1; }
            }
            else sr = NodeHash(sr, c);
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.AsSpan().SequenceEqual(oldRoot) && sr.AsSpan().SequenceEqual(root);
    }
}
