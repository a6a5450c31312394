using System.Text.Json;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>Seals name and phone for one row (<see cref="RowSeal"/>), where there is a key.</summary>
internal sealed class ContactSeal(byte[]? key)
{
    private readonly RowSeal? _seal = key is null ? null : new RowSeal(key);

    public ContactSeal(IOptions<AssistantOptions> options)
        : this(options.Value.LeftQuestions.KeyMaterial())
    {
    }

    /// <summary>Whether there is a key; without one no contact is asked for.</summary>
    public bool IsAvailable => _seal is not null;

    /// <summary>Seals a contact for the row <paramref name="id"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public byte[] Seal(string id, Contact contact) => _seal is null
        ? throw new InvalidOperationException("A contact is sealed only with a key.")
        : _seal.Seal(id, JsonSerializer.SerializeToUtf8Bytes(contact, ContactJson.Default.Contact));

    /// <summary>Opens what was sealed for the row <paramref name="id"/>.</summary>
    /// <returns>Null when there is no key, the key is another, the version is newer, or a byte was changed.</returns>
    public Contact? Open(string id, byte[] sealedContact) =>
        _seal?.Open(id, sealedContact) is { } plain ? JsonSerializer.Deserialize(plain, ContactJson.Default.Contact) : null;
}
