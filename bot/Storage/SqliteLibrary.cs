using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Prefers the operating system's SQLite, which is patched with it, over the one that the package brings, unless it is too old.
/// </summary>
internal static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";

    /// <summary>3.39.0, which knows IS NOT DISTINCT FROM: https://www.sqlite.org/releaselog/3_39_0.html.</summary>
    private const int OldestVersion = 3_039_000;

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
            if (NativeLibrary.TryLoad(candidate, out var handle) && Version(handle) >= OldestVersion) return handle;
        // Zero: the runtime goes on to the bundled library.
        return 0;
    }

    private static int Version(nint library) => NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var function)
        ? Marshal.GetDelegateForFunctionPointer<LibraryVersion>(function)() : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int LibraryVersion();
}
