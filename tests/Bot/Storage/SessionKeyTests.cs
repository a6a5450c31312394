using System.Xml.Linq;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>Processes that draw keys at the same time keep one.</summary>
[Collection(PostgresGroup.Name)]
public sealed class SessionKeyTests(PostgresServer server)
{
    [Fact]
    public async Task Store_DrawnAtOnceByTwo_KeepsTheFirstForBoth()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, server);
        using var database = (PostgresRecords)place.Open();
        var (one, two) = (new SessionKeyStore(database), new SessionKeyStore(database));
        foreach (var store in new[] { one, two }) Assert.Empty(store.GetAllElements());
        one.StoreElement(Key("1"), "key-1");
        two.StoreElement(Key("2"), "key-2");
        Assert.Equal(["1"], Names(one));
        Assert.Equal(["1"], Names(two));
        // The next one, when the first is old, knowing of it.
        two.StoreElement(Key("3"), "key-3");
        one.StoreElement(Key("4"), "key-4");
        // What ends keys is never left out.
        one.StoreElement(new XElement("revocation", new XAttribute("id", "5")), "revocation-5");
        Assert.Equal(["1", "3", "5"], Names(one));
    }

    private static XElement Key(string id) => new("key", new XAttribute("id", id));

    private static IEnumerable<string> Names(SessionKeyStore store) => store.GetAllElements().Select(element => element.Attribute("id")!.Value);
}
