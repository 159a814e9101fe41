using Mandate.Platform;

namespace Mandate.Bodies;

public readonly record struct PostId(Guid Value) : IId<PostId>
{
    public static PostId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PostId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PersonId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct TermId(Guid Value) : IId<TermId>
{
    public static TermId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out TermId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct LegalEventId(Guid Value) : IId<LegalEventId>
{
    public static LegalEventId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out LegalEventId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct RegisterRowId(Guid Value) : IId<RegisterRowId>
{
    public static RegisterRowId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RegisterRowId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct SuccessionId(Guid Value) : IId<SuccessionId>
{
    public static SuccessionId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out SuccessionId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PlaceId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct PackId(Guid Value) : IId<PackId>
{
    public static PackId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PackId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
