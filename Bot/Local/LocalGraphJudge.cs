namespace TeamsMentorBot.Local;

/// <summary>Answers a request as Graph would, or refuses it with Graph's error shape.</summary>
internal static class LocalGraphJudge
{
    /// <summary>Returns the answer and one line for people that says what was asked.</summary>
    public static (LocalGraphAnswer Answer, string What) Judge(LocalGraph graph, LocalGraphRequest request)
    {
        if (request.Bearer != graph.Bearer)
            return (LocalGraphAnswer.Error(401, "InvalidAuthenticationToken", "Access token is empty or not valid."), "No valid token");

        if (request.Segments is ["$batch"])
            return (LocalGraphBatch.Answer(graph, request), "Several calls in one");

        var atPath = LocalGraphOperations.All.Where(operation => operation.Matches(request)).ToList();
        if (atPath.Count == 0)
            return (LocalGraphAnswer.BadRequest("Resource not found for a segment of the path."), "Not an operation that the bot uses");

        return atPath.Find(operation => operation.Operation.Method.Method == request.Method) is { } known
            ? (Judge(graph, request, known), known.WhatFor(graph.Find(request.Segments.ElementAtOrDefault(1) ?? "")))
            : (LocalGraphAnswer.Error(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target."),
                "Not a method of this path");
    }

    private static LocalGraphAnswer Judge(LocalGraph graph, LocalGraphRequest request, LocalGraphOperation operation)
    {
        if (graph.Refusal(operation.Operation) is { } refusal)
            return refusal;

        if (!graph.Granted.Contains(operation.Operation.Permission))
            return LocalGraphAnswer.Error(403, operation.Denied, "Missing role permissions on the request.");

        if ((QueryFault(request, operation) ?? BodyFault(request, operation)) is { } fault)
            return fault;

        return operation.Answer(graph, request);
    }

    private static LocalGraphAnswer? QueryFault(LocalGraphRequest request, LocalGraphOperation operation)
    {
        foreach (var (option, value) in request.Query)
        {
            if (!operation.Query.TryGetValue(option, out var names))
                return LocalGraphAnswer.BadRequest($"The query option {option} is not known here.");

            if (option == "$top" && !(int.TryParse(value, out var top) && top is >= 1 and <= 999))
                return LocalGraphAnswer.BadRequest("Invalid page size.");

            if (names.Length > 0 && value.Split(',').FirstOrDefault(name => !names.Contains(name)) is not null)
                return LocalGraphAnswer.BadRequest($"{option} names a property that the resource does not have.");
        }

        return null;
    }

    private static LocalGraphAnswer? BodyFault(LocalGraphRequest request, LocalGraphOperation operation)
    {
        if (operation.Body is null)
            return request.ContentType is null ? null : LocalGraphAnswer.BadRequest("This operation has no body.");

        if (request.ContentType != "application/json")
            return LocalGraphAnswer.Error(415, "UnsupportedMediaType", "Content-Type must be application/json.");

        return request.Body is not { } body ? LocalGraphAnswer.BadRequest("Unable to read JSON request payload.")
            : operation.Body.Fault(body, "body") is { } fault ? LocalGraphAnswer.BadRequest(fault)
            : null;
    }
}
