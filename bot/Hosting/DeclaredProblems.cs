using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Hosting;

/// <summary>The problems that an operation may answer with, as its description lists them.</summary>
internal sealed record DeclaredProblems(IReadOnlyList<ProblemDetails> All);

/// <summary>Declares problems.</summary>
internal static class ProblemDeclarations
{
    /// <summary>Says which problems the operation may answer with; each is one as a client would get it.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder operation, params ProblemHttpResult[] problems)
    {
        foreach (var status in problems.Select(problem => problem.StatusCode).Distinct()) operation.ProducesProblem(status);
        return operation.WithMetadata(new DeclaredProblems([.. problems.Select(problem => problem.ProblemDetails)]));
    }

    /// <summary>The same, with what any operation that takes a body may answer with.</summary>
    public static RouteHandlerBuilder WithProblemsOfABody(this RouteHandlerBuilder operation, params ProblemHttpResult[] problems) => operation.WithProblems(
    [
        .. problems, Problems.OfStatus(StatusCodes.Status400BadRequest), Problems.OfStatus(StatusCodes.Status413PayloadTooLarge), Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType),
    ]);
}
