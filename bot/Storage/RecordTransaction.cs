using System.Data.Common;
using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>What is written together: all of it or none. It is undone when it is disposed before <see cref="Commit"/>.</summary>
/// <param name="connection">The connection, which stays the caller's.</param>
/// <param name="transaction">The transaction on it.</param>
public sealed class RecordTransaction(DbConnection connection, DbTransaction transaction) : IDisposable
{
    /// <summary>Runs a statement with the members of <paramref name="values"/> as its parameters.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, object? values = null) => connection.Execute(sql, values, transaction);

    /// <summary>The first column of the first row; the default where there is none.</summary>
    public T? ExecuteScalar<T>(string sql, object? values = null) => connection.ExecuteScalar<T>(sql, values, transaction);

    /// <summary>All rows, read at once.</summary>
    public IEnumerable<T> Query<T>(string sql, object? values = null) => connection.Query<T>(sql, values, transaction);

    /// <summary>The only row; the default where there is none.</summary>
    public T? QuerySingleOrDefault<T>(string sql, object? values = null) => connection.QuerySingleOrDefault<T>(sql, values, transaction);

    /// <summary>Makes all of it durable.</summary>
    public void Commit() => transaction.Commit();

    /// <inheritdoc/>
    public void Dispose() => transaction.Dispose();

    /// <summary>The command of <paramref name="statement"/>, as part of this.</summary>
    internal DbCommand Command(Statement statement)
    {
        var command = statement.On(connection);
        command.Transaction = transaction;
        return command;
    }
}
