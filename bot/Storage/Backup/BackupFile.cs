using Dapper;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Bot.Storage.Backup;

/// <summary>A copy of the SQLite records in one file, as they were at one moment.</summary>
internal static class BackupFile
{
    /// <summary>What the half-written file is called until it is whole.</summary>
    private const string PartSuffix = ".part";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes a copy of the records while bots go on writing: VACUUM INTO reads in one transaction
    /// (https://www.sqlite.org/lang_vacuum.html). It is checked and moved to its name when it is whole.
    /// </summary>
    /// <returns>How many turns are in it.</returns>
    /// <exception cref="InvalidDataException">The copy is damaged, so the records are.</exception>
    public static long Write(SqliteRecords records, string path)
    {
        var part = path + PartSuffix;
        File.Delete(part);
        // The file is there before it is filled, so that nobody else may read it even for a moment.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        new FileStream(part, options).Dispose();
        try
        {
            // Whatever their schema is: a backup changes nothing.
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = records.FilePath, Pooling = false }.ToString()))
            {
                connection.Open();
                connection.Execute("VACUUM INTO @part", new { part }, commandTimeout: 0);
            }
            var turns = Check(part);
            Flush(part);
            File.Move(part, path);
            return turns;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Puts a backup where there are no records.</summary>
    /// <returns>How many turns are in it.</returns>
    /// <exception cref="InvalidDataException">The file is no backup of these records, is damaged, or was written by a newer version.</exception>
    public static long Restore(string path, SqliteRecords records)
    {
        var turns = Check(path);
        var part = records.FilePath + PartSuffix;
        File.Copy(path, part, overwrite: true);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, OwnerOnly);
        Flush(part);
        File.Move(part, records.FilePath);
        return turns;
    }

    private static long Check(string path)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            var version = connection.ExecuteScalar<int>("PRAGMA user_version");
            if (version == 0) throw new InvalidDataException($"{path} không phải bản sao lưu của trợ lý.");
            if (version > RecordDatabase.SchemaVersion) throw new InvalidDataException($"{path} do bản mới hơn ghi (lược đồ {version}, bản này biết {RecordDatabase.SchemaVersion}).");
            if (connection.ExecuteScalar<string>("PRAGMA integrity_check(1)", commandTimeout: 0) is not "ok" and var fault) throw new InvalidDataException($"{path} bị hỏng: {fault}");
            if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM pragma_foreign_key_check") > 0) throw new InvalidDataException($"{path} bị hỏng: có dòng trỏ đến dòng không còn.");
            return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns", commandTimeout: 0);
        }
        catch (SqliteException fault)
        {
            throw new InvalidDataException($"{path} không đọc được như một bản sao lưu: {fault.Message}", fault);
        }
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
