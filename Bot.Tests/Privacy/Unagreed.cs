using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>A pairing in which nobody has said yes to the agreement, and what the two of them do about it.</summary>
internal static class Unagreed
{
    /// <summary>Both have the bot, and Maya has begun.</summary>
    public static async Task<Mentorship> StartAsync(MentoringProgram? program = null)
    {
        var story = await Mentorship.StartAsync(program);
        await story.ForgetAgreementAsync();
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        return story;
    }

    /// <summary>Maya says yes and sends; the hold is over.</summary>
    public static async Task<SentActivity> AgreesAndSharesAsync(this Mentorship story, Answers answers)
    {
        var review = await story.AnswersAsync(answers);
        await story.Maya.PressesAsync(review, "Send to Daniel Reyes");
        await story.Maya.PressesAsync(review, "I agree, send to Daniel Reyes");
        await story.HoldEndsAsync();
        return review;
    }

    /// <summary>Whether it asks a reader to accept the agreement.</summary>
    public static bool IsAboutSharing(SentActivity message) => message.Began(Strings.Agreement_Summary);
}
