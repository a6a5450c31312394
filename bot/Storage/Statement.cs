using System.Data.Common;
using System.Runtime.CompilerServices;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// A statement that each turn runs. It is parsed once for each connection and kept as long as that is open: parsing anew took more time than
/// running, and a mapper makes its command anew for each call.
/// </summary>
/// <param name="sql">The statement, or several that run one after another; their parameters as "@name".</param>
/// <param name="names">The parameters in the order in which their values are given.</param>
internal sealed class Statement(string sql, params string[] names)
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> _commands = [];

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed in all.</returns>
    public int Run(RecordTransaction transaction, params ReadOnlySpan<object?> values) => Bound(transaction, values).ExecuteNonQuery();

    /// <summary>Whether what it selects is a number above zero.</summary>
    public bool IsTrue(RecordTransaction transaction, params ReadOnlySpan<object?> values) => Bound(transaction, values).ExecuteScalar() is long and > 0 or true;

    /// <summary>Its command on a connection.</summary>
    internal DbCommand On(DbConnection connection)
    {
        if (!_commands.TryGetValue(connection, out var command)) _commands.Add(connection, command = Command(connection));
        return command;
    }

    private DbCommand Bound(RecordTransaction transaction, ReadOnlySpan<object?> values)
    {
        var command = transaction.Command(this);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
