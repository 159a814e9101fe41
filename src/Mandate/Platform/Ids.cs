namespace Mandate.Platform;

/// <summary>A typed identifier: opaque, internal, never a code of the real world.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

public static class Id
{
    static int made;

    /// <summary>An identifier that sorts by the time it was made and, within one millisecond, by the order of making (RFC 9562, section 6.2, method 1).</summary>
    public static T New<T>(DateTimeOffset now) where T : struct, IId<T>
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        var order = Interlocked.Increment(ref made);
        (bytes[6], bytes[7]) = ((byte)(0x70 | (order >> 8 & 0x0F)), (byte)order);
        return T.From(new Guid(bytes, bigEndian: true));
    }

    /// <summary>When an identifier that sorts by time was made, to the millisecond.</summary>
    public static DateTimeOffset MadeAt<T>(T id) where T : struct, IId<T> =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.Value.ToString("N", System.Globalization.CultureInfo.InvariantCulture)[..12], 16));

    /// <summary>An identifier without time in it, for what must not be re-linked by its order.</summary>
#pragma warning disable RS0030 // the one place where random identifiers are made
    public static T Random<T>() where T : struct, IId<T> => T.From(Guid.NewGuid());
#pragma warning restore RS0030

    public static bool TryParse<T>(string? text, out T id) where T : struct, IId<T>
    {
        var ok = Guid.TryParse(text, out var value);
        id = T.From(value);
        return ok;
    }
}

public readonly record struct UserId(Guid Value) : IId<UserId>
{
    public static UserId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out UserId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A body: roles are held for one, events belong to one. Its facts live in Bodies.</summary>
public readonly record struct BodyId(Guid Value) : IId<BodyId>
{
    public static BodyId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out BodyId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
