using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mandate.Platform.Files;

/// <summary>One entry of an archive where it really lies. The library stops at the size an entry claims; a bomb claims little, so sizes are measured here.</summary>
sealed record PackedEntry(string Name, int Method, long Start, long Packed, long Claimed)
{
    const int DirectoryEnd = 22, DirectoryEntry = 46, LocalHeader = 30, LongestComment = ushort.MaxValue;

    /// <exception cref="InvalidDataException">Not a plain archive: parts overlap, are missing, or are larger than any document's.</exception>
    public static async Task<IReadOnlyList<PackedEntry>> All(Stream archive, int most, CancellationToken cancel)
    {
        var end = await Read(archive, Math.Max(0, archive.Length - DirectoryEnd - LongestComment), (int)Math.Min(archive.Length, DirectoryEnd + LongestComment), cancel);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || end.Length - at < DirectoryEnd) throw new InvalidDataException("No directory");
        var (count, size, offset) = (U16(end, at + 10), U32(end, at + 12), U32(end, at + 16));
        if (count > most || offset + size > archive.Length) throw new InvalidDataException("More entries than any document has");

        var directory = await Read(archive, offset, (int)size, cancel);
        var entries = new List<PackedEntry>();
        for (var i = 0; i + DirectoryEntry <= directory.Length && U32(directory, i) == 0x02014B50;)
        {
            var name = Encoding.UTF8.GetString(directory, i + DirectoryEntry, Math.Min(U16(directory, i + 28), directory.Length - i - DirectoryEntry));
            var local = await Read(archive, U32(directory, i + 42), LocalHeader, cancel);
            if (U32(local, 0) != 0x04034B50) throw new InvalidDataException("No entry where one is said to be");
            entries.Add(new(name, U16(directory, i + 10), U32(directory, i + 42) + LocalHeader + U16(local, 26) + U16(local, 28), U32(directory, i + 20), U32(directory, i + 24)));
            i += DirectoryEntry + U16(directory, i + 28) + U16(directory, i + 30) + U16(directory, i + 32);
        }
        if (entries.Count != count) throw new InvalidDataException("The directory is not what it says");
        long free = 0;
        foreach (var entry in entries.OrderBy(e => e.Start))
        {
            if (entry.Start < free || entry.Start + entry.Packed > archive.Length) throw new InvalidDataException("Entries overlap");
            free = entry.Start + entry.Packed;
        }
        return entries;
    }

    /// <summary>Unpacks piece by piece to nowhere.</summary>
    /// <param name="archive">The whole file.</param>
    /// <param name="buffer">Lent by the caller.</param>
    /// <param name="piece">Sees each piece and says whether to go on.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>False when <paramref name="piece"/> stopped it.</returns>
    public async Task<bool> Unpack(Stream archive, byte[] buffer, Func<ReadOnlyMemory<byte>, bool> piece, CancellationToken cancel)
    {
        archive.Position = Start;
        await using var part = new Part(archive, Packed);
        await using Stream content = Method switch
        {
            0 => part,
            8 => new DeflateStream(part, CompressionMode.Decompress, leaveOpen: true),
            _ => throw new InvalidDataException("Packed in a way no document is"),
        };
        long unpacked = 0;
        while (await content.ReadAtLeastAsync(buffer, 16, throwOnEndOfStream: false, cancel) is var read and > 0)
        {
            unpacked += read;
            if (!piece(buffer.AsMemory(0, read))) return false;
        }
        return unpacked == Claimed ? true : throw new InvalidDataException("An entry is not as large as it says");
    }

    static async Task<byte[]> Read(Stream from, long at, int length, CancellationToken cancel)
    {
        if (at < 0 || at + length > from.Length) throw new InvalidDataException("Cut short");
        from.Position = at;
        var bytes = new byte[length];
        await from.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
    static long U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    /// <summary>Ends where the entry ends.</summary>
    sealed class Part(Stream all, long left) : Stream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await all.ReadAsync(buffer[..(int)Math.Min(buffer.Length, left)], cancellationToken);
            left -= read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
