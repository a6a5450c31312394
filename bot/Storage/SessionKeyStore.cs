using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace De06Assistant.Bot.Storage;

/// <summary>The keys that sign the staff's sessions, in the records, so that a session holds on every machine that shares them.</summary>
/// <remarks>
/// Processes that start together all find no key and all draw one. Only the first is kept: the key ring reads the keys again after it has stored one, so
/// that all have the same. Else each would know the others' only a day later, and a session would hold on some of the machines.
/// </remarks>
public sealed class SessionKeyStore(RecordDatabase database) : IXmlRepository
{
    /// <summary>The name that the key ring gives to a key.</summary>
    private const string KeyElement = "key";

    /// <summary>Their table.</summary>
    internal const string Migration = "CREATE TABLE session_keys(number INTEGER PRIMARY KEY, name TEXT NOT NULL, xml TEXT NOT NULL);";

    // What this process has read: a key after it was drawn by another process.
    private long _read;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        var rows = connection.Query<(long Number, string Xml)>("SELECT number, xml FROM session_keys ORDER BY number").ToList();
        Interlocked.Exchange(ref _read, rows.Count > 0 ? rows[^1].Number : 0);
        return [.. rows.Select(row => XElement.Parse(row.Xml))];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var connection = database.Open();
        using var transaction = database.BeginWriting(connection);
        var isLate = transaction.ExecuteScalar<long?>("SELECT MAX(number) FROM session_keys") > Interlocked.Read(ref _read);
        // Anything else than a key ends keys, and is never left out.
        if (isLate && element.Name == KeyElement) return;
        transaction.Execute("INSERT INTO session_keys(name, xml) VALUES(@friendlyName, @xml)", new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
        transaction.Commit();
    }
}
