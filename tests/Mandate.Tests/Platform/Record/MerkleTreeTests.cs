using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Mandate.Platform.Record;

namespace Mandate.Tests.Platform.Record;

public sealed class MerkleTreeTests
{
    /// <summary>The leaves and roots that implementations of RFC 6962 agree on (the reference test vectors of Certificate Transparency).</summary>
    static readonly byte[][] vectorLeaves =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_the_reference_vectors(int size, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(Tree.Of(vectorLeaves[..size]).Root(size)));

    [Theory]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Inclusion_paths_are_those_of_the_reference_vectors(int index, int size, string path)
    {
        var tree = Tree.Of(vectorLeaves[..size]);
        Assert.Equal(path.Split(' '), MerkleTree.Inclusion(index, size, tree.Read).Select(Convert.ToHexStringLower));
    }

    [Theory]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Consistency_proofs_are_those_of_the_reference_vectors(int old, int size, string proof)
    {
        var tree = Tree.Of(vectorLeaves[..size]);
        Assert.Equal(proof.Split(' '), MerkleTree.Consistency(old, size, tree.Read).Select(Convert.ToHexStringLower));
    }

    [Fact]
    public void Every_root_path_and_proof_up_to_size_70_is_that_of_the_definition()
    {
        var leaves = Enumerable.Range(0, 70).Select(i => new[] { (byte)i }).ToArray();
        var tree = Tree.Of(leaves);
        for (var size = 1; size <= leaves.Length; size++)
        {
            var root = Naive.Root(leaves[..size]);
            Assert.Equal(root, tree.Root(size));
            for (var i = 0; i < size; i++)
            {
                var path = MerkleTree.Inclusion(i, size, tree.Read);
                Assert.Equal(Naive.Path(i, leaves[..size]), path);
                Assert.True(MerkleTree.Includes(MerkleTree.LeafHash(leaves[i]), i, size, path, root));
            }
            for (var old = 1; old <= size; old++)
            {
                var proof = MerkleTree.Consistency(old, size, tree.Read);
                Assert.Equal(Naive.Proof(old, leaves[..size], whole: true), proof);
                Assert.True(MerkleTree.Continues(old, Naive.Root(leaves[..old]), size, root, proof));
            }
        }
    }

    [Fact]
    public void A_proof_fits_nothing_but_its_own_leaf_place_and_root() => Prop.ForAll(Cases, c =>
    {
        var tree = Tree.Of(c.Leaves);
        var (size, root) = (c.Leaves.Length, tree.Root(c.Leaves.Length));
        var path = MerkleTree.Inclusion(c.Index, size, tree.Read);
        var leaf = MerkleTree.LeafHash(c.Leaves[c.Index]);
        var other = MerkleTree.LeafHash([.. c.Leaves[c.Index], 1]);
        return MerkleTree.Includes(leaf, c.Index, size, path, root)
            && !MerkleTree.Includes(other, c.Index, size, path, root)
            && !MerkleTree.Includes(leaf, size, size, path, root)
            && (path.Count == 0 || !MerkleTree.Includes(leaf, c.Index, size, [.. path.Skip(1)], root))
            && !MerkleTree.Includes(leaf, c.Index, size, [.. path, leaf], root)
            && (path.Count == 0 || !MerkleTree.Includes(leaf, c.Index, size, [.. path.Take(path.Count - 1), other], root));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_beginning_has_no_consistency_proof() => Prop.ForAll(Cases, c =>
    {
        var old = c.Index + 1;
        var before = c.Leaves[..old].Select((l, i) => i == c.Index ? [.. l, 7] : l).ToArray();
        var tree = Tree.Of(c.Leaves);
        var proof = MerkleTree.Consistency(old, c.Leaves.Length, tree.Read);
        return !MerkleTree.Continues(old, Naive.Root(before), c.Leaves.Length, tree.Root(c.Leaves.Length), proof);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_of_nodes_are_unique_up_to_a_billion_leaves() =>
        Assert.Equal(31 * 2, Enumerable.Range(0, 31).SelectMany(level => new[] { new NodeAt(level, 0).Key, new NodeAt(level, (1L << (30 - level)) + 1).Key }).Distinct().Count());

    sealed record Case(byte[][] Leaves, int Index);

    static Arbitrary<Case> Cases => (
        from size in Gen.Choose(1, 200)
        from index in Gen.Choose(0, size - 1)
        select new Case([.. Enumerable.Range(0, size).Select(i => BitConverter.GetBytes(i))], index)).ToArbitrary();

    /// <summary>The tree under test with its nodes in memory.</summary>
    sealed class Tree
    {
        readonly Dictionary<long, byte[]> nodes = [];
        public byte[] Read(NodeAt at) => nodes[at.Key];
        public byte[] Root(long size) => MerkleTree.Root(size, Read);

        public static Tree Of(byte[][] leaves)
        {
            var tree = new Tree();
            for (var i = 0; i < leaves.Length; i++)
                foreach (var (at, hash) in MerkleTree.Append(i, MerkleTree.LeafHash(leaves[i]), tree.Read)) tree.nodes.Add(at.Key, hash);
            return tree;
        }
    }

    /// <summary>RFC 6962, section 2.1, word by word.</summary>
    static class Naive
    {
        public static byte[] Root(byte[][] d) => d.Length switch
        {
            0 => SHA256.HashData([]),
            1 => SHA256.HashData([0, .. d[0]]),
            _ => SHA256.HashData([1, .. Root(d[..K(d.Length)]), .. Root(d[K(d.Length)..])]),
        };

        public static List<byte[]> Path(int m, byte[][] d)
        {
            if (d.Length == 1) return [];
            var k = K(d.Length);
            return m < k ? [.. Path(m, d[..k]), Root(d[k..])] : [.. Path(m - k, d[k..]), Root(d[..k])];
        }

        public static List<byte[]> Proof(int m, byte[][] d, bool whole)
        {
            if (m == d.Length) return whole ? [] : [Root(d)];
            var k = K(d.Length);
            return m <= k ? [.. Proof(m, d[..k], whole), Root(d[k..])] : [.. Proof(m - k, d[k..], whole: false), Root(d[..k])];
        }

        static int K(int n)
        {
            var k = 1;
            while (k * 2 < n) k *= 2;
            return k;
        }
    }
}
