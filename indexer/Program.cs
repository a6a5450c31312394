using System.CommandLine;
using System.Text;
using De06Assistant.Indexer;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("Kiểm tra, lập chỉ mục và tra cứu nội dung của trợ lý Đề án 06.")
{
    CheckCommand.Create(),
    BuildCommand.Create(),
    SearchCommand.Create(),
    EvalCommand.Create(),
    ExportCommand.Create(),
    DiffCommand.Create(),
    StaleCommand.Create(),
    LawsCommand.Create(),
    FlowCommand.Create(),
    ImportPlanCommand.Create(),
};
return root.Parse(args).Invoke();
