using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace De06Assistant.Tests.Support.Connector;

/// <summary>A key that signs tokens, and may or may not be published.</summary>
/// <param name="endorsements">The channels that it may speak for; null to say nothing of them.</param>
internal sealed class TokenKey(string name, IReadOnlyList<string>? endorsements = null) : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    public string Name => name;

    /// <summary>The public half as RFC 7517 writes it, with the Bot Connector's list of endorsements.</summary>
    public JsonObject Published()
    {
        var key = _rsa.ExportParameters(false);
        var published = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = name,
            ["x5t"] = name,
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
        if (endorsements is not null) published["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]);
        return published;
    }

    /// <summary>Signs in the usual way.</summary>
    public string Sign(JsonObject claims) => Write("RS256", claims, text => _rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Signs with what everyone can read of the key, as with a shared secret: the classic confusion of algorithms.</summary>
    public string SignWithPublicKey(JsonObject claims) => Write("HS256", claims, text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), text));

    /// <summary>Does not sign at all.</summary>
    public string Unsigned(JsonObject claims) => Write("none", claims, _ => []);

    public void Dispose() => _rsa.Dispose();

    private string Write(string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = name, ["x5t"] = name };
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
