namespace De06Assistant.Bot.Storage;

/// <summary>Whose fault it is that something was not read or written.</summary>
public enum StorageFault
{
    /// <summary>The record's: it can never be stored. Trying again is of no use.</summary>
    OfRecord,

    /// <summary>The statement's, or of the tables that it meets: others may go well.</summary>
    OfStatement,

    /// <summary>The database's: it is away, or takes nothing now.</summary>
    OfDatabase,
}
