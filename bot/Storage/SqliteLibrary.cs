using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Prefers the operating system's SQLite, which is patched with it, over the one that the package brings.
/// </summary>
internal static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];

#pragma warning disable CA2255 // Has to run before the first connection, whoever opens it.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Prefer()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.Batteries_V2.Init();
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Bundled) return 0;
        foreach (var candidate in SystemNames)
            if (NativeLibrary.TryLoad(candidate, out var handle)) return handle;
        // Zero: the runtime goes on to the bundled library.
        return 0;
    }
}
