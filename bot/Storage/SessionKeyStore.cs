using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace De06Assistant.Bot.Storage;

/// <summary>The keys that sign the staff's sessions, in the records, so that a session holds on every machine that shares them.</summary>
public sealed class SessionKeyStore(RecordDatabase database) : IXmlRepository
{
    /// <summary>Their table.</summary>
    internal const string Migration = "CREATE TABLE session_keys(number INTEGER PRIMARY KEY, name TEXT NOT NULL, xml TEXT NOT NULL);";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT xml FROM session_keys ORDER BY number").Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var connection = database.Open();
        using var transaction = database.BeginWriting(connection);
        connection.Execute("INSERT INTO session_keys(name, xml) VALUES(@friendlyName, @xml)", new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }, transaction);
        transaction.Commit();
    }
}
