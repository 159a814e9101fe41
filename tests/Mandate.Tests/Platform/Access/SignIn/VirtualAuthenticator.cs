using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Mandate.Tests.Platform.Access.SignIn;

/// <summary>A device with one passkey, as WebAuthn describes it: ES256, no attestation, the person always verified.</summary>
sealed class VirtualAuthenticator : IDisposable
{
    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] credentialId = RandomNumberGenerator.GetBytes(32);
    byte[] userHandle = [];
    uint count;

    public string Create(string options, string origin = "http://localhost", bool verified = true)
    {
        var asked = JsonNode.Parse(options)!;
        userHandle = WebEncoders.Base64UrlDecode(asked["user"]!["id"]!.GetValue<string>());
        var client = Client("webauthn.create", asked, origin);
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString([.. Data(verified, attested: true), .. new byte[16], 0, (byte)credentialId.Length, .. credentialId, .. PublicKey()]);
        cbor.WriteEndMap();
        return Credential(new { clientDataJSON = Text(client), attestationObject = Text(cbor.Encode()), transports = new[] { "internal" } });
    }

    public string Get(string options, string origin = "http://localhost", bool verified = true)
    {
        var client = Client("webauthn.get", JsonNode.Parse(options)!, origin);
        count++;
        var data = Data(verified, attested: false);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = Text(userHandle) });
    }

    string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Text(credentialId), rawId = Text(credentialId), type = "public-key", clientExtensionResults = new { }, authenticatorAttachment = "platform", response,
    });

    static byte[] Client(string type, JsonNode asked, string origin) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = asked["challenge"]!.GetValue<string>(), origin, crossOrigin = false }));

    byte[] Data(bool verified, bool attested)
    {
        var flags = (byte)(0b0000_0001 | (verified ? 0b100 : 0) | (attested ? 0b0100_0000 : 0));
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, count);
        return [.. SHA256.HashData("localhost"u8), flags, .. counter];
    }

    byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        cbor.WriteInt32(1);
        cbor.WriteInt32(2);
        cbor.WriteInt32(3);
        cbor.WriteInt32(-7);
        cbor.WriteInt32(-1);
        cbor.WriteInt32(1);
        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
    public void Dispose() => key.Dispose();
}
