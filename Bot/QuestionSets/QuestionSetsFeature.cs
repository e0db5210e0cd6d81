namespace TeamsMentorBot.QuestionSets;

internal static class QuestionSetsFeature
{
    /// <exception cref="QuestionSetException">A set is faulty; the program does not start.</exception>
    public static IServiceCollection AddQuestionSets(this IServiceCollection services) =>
        services.AddSingleton(QuestionSetCatalog.FromThisBuild());
}
