using System.Globalization;
using System.Text;
using De06Assistant.Benchmarks;
using De06Assistant.Benchmarks.Load;
using De06Assistant.Benchmarks.Retrieval;

Console.OutputEncoding = Encoding.UTF8;
switch (args)
{
    case ["ask"]: AskBenchmark.Run(); break;
    case ["build"]: BuildBenchmark.Run(); break;
    case ["start"]: await StartBenchmark.RunAsync(); break;
    case ["metrics"]: await MetricsBenchmark.RunAsync(); break;
    case ["load"]: return await LoadBenchmark.RunAsync();
    case [BareServer.Command, var port, var length]: await BareServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture)); break;
    case ["retrieval", .. var rest] when RetrievalBenchmark.Files(rest) is { } files: await RetrievalBenchmark.RunAsync(files); break;
    case []:
        AskBenchmark.Run();
        BuildBenchmark.Run();
        await StartBenchmark.RunAsync();
        break;
    default:
        Console.Error.WriteLine("Dùng: dotnet run -c Release --project tests/Benchmarks [ask|build|start|metrics|load|retrieval [--questions FILE…]]");
        return 2;
}
return 0;
